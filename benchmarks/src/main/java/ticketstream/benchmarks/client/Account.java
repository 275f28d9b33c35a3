package ticketstream.benchmarks.client;

import org.jspecify.annotations.Nullable;
import ticketstream.benchmarks.check.Viewer;
import tools.jackson.databind.JsonNode;

/** Who is signed in, as the product says. */
public record Account(
        String id,
        String username,
        String email,
        String role,
        @Nullable String department) {

    static Account from(JsonNode json) {
        return new Account(
                json.path("id").asString(),
                json.path("username").asString(),
                json.path("email").asString(),
                json.path("role").asString(),
                json.path("department").isString() ? json.path("department").asString() : null);
    }

    /** This account as somebody who looks. */
    public Viewer viewer() {
        return new Viewer(username, id, role, department);
    }
}
