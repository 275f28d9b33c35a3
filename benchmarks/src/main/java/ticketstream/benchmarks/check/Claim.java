package ticketstream.benchmarks.check;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What makes an operation and its event recognise each other: a create by its title, a change by its place in the ticket.
 *
 * @param ticket null for a create, because its title says enough and a second ticket of that title is the fault to find
 */
record Claim(Kind kind, @Nullable String ticket, long version, String argument, String actor) {

    static Claim of(Operation operation) {
        return new Claim(
                operation.kind(),
                operation.kind() == Kind.CREATE ? null : operation.ticket(),
                operation.base() + 1,
                operation.argument(),
                operation.actor());
    }

    /** The claim an event answers; null for one that no recorded operation can cause. */
    static @Nullable Claim of(Event event) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.event().equals(event.type()))
                .findFirst()
                .map(kind -> new Claim(
                        kind,
                        kind == Kind.CREATE ? null : event.ticket(),
                        event.version(),
                        argument(kind, event),
                        event.actor()))
                .orElse(null);
    }

    private static String argument(Kind kind, Event event) {
        return switch (kind) {
            case CREATE -> event.data().getOrDefault("title", "");
            case STATUS -> event.data().getOrDefault("to", "");
            case DELETE -> "";
        };
    }
}
