package ticketstream.benchmarks.client;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came back for one request.
 *
 * @param request the request in words, for messages
 * @param status the HTTP status; 0 when no answer came, and then {@code body} says why
 * @param retryAfter the header of that name
 */
public record Answer(
        String request, int status, String body, @Nullable String retryAfter) {

    static Answer none(String request, String why) {
        return new Answer(request, 0, why, null);
    }

    /** Whether the status is in the 200s. */
    public boolean ok() {
        return status / 100 == 2;
    }

    /** Whether the request was surely refused: anything but a success, a server's failure or silence. */
    public boolean refused() {
        return status / 100 == 4 && status != 408 && status != 429;
    }

    /** This answer, if its status is one of these; otherwise a failure that shows the whole answer. */
    public Answer expect(int... statuses) {
        if (Arrays.stream(statuses).noneMatch(expected -> expected == status)) {
            throw new IllegalStateException(this + " instead of " + Arrays.toString(statuses));
        }
        return this;
    }

    /** The body as JSON. */
    public JsonNode json() {
        return JsonMapper.shared().readTree(body);
    }

    @Override
    public String toString() {
        String what = body.length() > 500 ? body.substring(0, 500) + "…" : body;
        return status == 0 ? request + " got no answer: " + what : request + " answered " + status + " " + what;
    }
}
