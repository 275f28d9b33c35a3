package ticketstream.benchmarks.check;

import org.jspecify.annotations.Nullable;

/** Somebody who looks: the rules of sight, written down a second time, apart from the product's own. */
public record Viewer(
        String name, String account, String role, @Nullable String department) {

    boolean sees(Row row) {
        return switch (role) {
            case "user" -> row.createdBy().equals(account);
            case "agent" -> row.category().equals(department);
            case "admin", "auditor" -> true;
            default -> false;
        };
    }
}
