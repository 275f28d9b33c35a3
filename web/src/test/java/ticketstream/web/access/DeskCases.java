package ticketstream.web.access;

import static java.util.Objects.requireNonNullElse;
import static ticketstream.web.access.Table.cell;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ticketstream.application.account.Accounts;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.Role;
import ticketstream.web.session.Visitor;

/** Every subject, every call that is not about one ticket. */
final class DeskCases {
    static final Table TABLE = Table.read("rest-access-to-the-desk.txt");

    private static final Set<String> LEAVING = Set.of("post /api/v1/auth/logout", "delete /api/v1/me/sessions");

    private final Visitor visitor;
    private final Accounts accounts;
    private final Cast cast;
    private final String bystander;
    private final String outsider;

    DeskCases(Visitor visitor, Accounts accounts, Cast cast) {
        this.visitor = visitor;
        this.accounts = accounts;
        this.cast = cast;
        bystander = cast.account(Role.USER, null);
        outsider = cast.account(Role.USER, null);
    }

    void run(Map<String, String> row, List<Subject> subjects, Findings findings) {
        var call = Call.of(row);
        subjects.forEach(
                subject -> findings.compare(call.toString(), subject, expected(row, subject), ask(subject, call)));
    }

    static String expected(Map<String, String> row, Subject subject) {
        var cell = cell(row, subject.role());
        return switch (cell) {
            case "403r" -> "403:reauth_required";
            case "404", "409" -> cell + ":" + cell(row, "code");
            default -> cell;
        };
    }

    private String ask(Subject subject, Call call) {
        var token = LEAVING.contains(call.route()) ? subject.parting() : subject.token();
        var request = call.request(visitor, token.get(), word -> object(word, subject));
        var before = administered();
        var answer = Answer.of(visitor.send(request));
        return answer.isRefusal() && !administered().equals(before)
                ? answer.word() + " but accounts changed"
                : answer.word();
    }

    private Set<Object> administered() {
        return Set.of(accounts.find(bystander, Actor.SYSTEM), accounts.find(outsider, Actor.SYSTEM));
    }

    private String object(String word, Subject subject) {
        return switch (word) {
            case "bystander" -> bystander;
            case "outsider" -> outsider;
            case "me" -> requireNonNullElse(subject.accountId(), bystander);
            case "session-of-another" -> visitor.signIn(bystander).sessionId();
            case "custom-role" -> cast.roles.unheld();
            case "new-key" -> MadeRoles.newKey();
            case "grant" -> cast.giveAuditing(bystander, false);
            case "grant-that-waits" -> cast.giveAuditing(bystander, true);
            case "soon" -> Instant.now().plusSeconds(600).toString();
            case "email" -> Visitor.newEmail();
            case "password" -> Visitor.PASSWORD;
            default -> throw new IllegalArgumentException(word);
        };
    }
}
