package ticketstream.web.access;

import static ticketstream.web.access.Table.cell;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ticketstream.web.session.Visitor;

/** A request as a table describes it: {@code {id=$word}} is a part of the path, {@code $word} stands for an object. */
record Call(String method, String path, String header, String body) {
    private static final Pattern PART = Pattern.compile("\\{(\\w+)=([^}]*)}");
    private static final String NONE = "-";

    static Call of(Map<String, String> row) {
        return new Call(cell(row, "method"), cell(row, "path"), row.getOrDefault("header", NONE), cell(row, "body"));
    }

    /** Which of the application's routes it is for. */
    String route() {
        return method + " " + PART.matcher(path.replaceFirst("\\?.*", "")).replaceAll("{$1}");
    }

    boolean isRead() {
        return method.equals("get");
    }

    HttpRequest.Builder request(Visitor visitor, @Nullable String token, UnaryOperator<String> objects) {
        var target = Table.filled(PART.matcher(path).replaceAll("$2"), objects);
        var request = visitor.request(target)
                .method(
                        method.toUpperCase(Locale.ROOT),
                        body.equals(NONE)
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(Table.filled(body, objects)));
        if (!body.equals(NONE)) {
            request.header("Content-Type", "application/json");
        }
        if (!header.equals(NONE)) {
            request.header(header.substring(0, header.indexOf(':')), header.substring(header.indexOf(':') + 1));
        }
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    @Override
    public String toString() {
        return (method + " " + path + " " + body).replaceAll(" -$", "");
    }
}
