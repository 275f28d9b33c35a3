package ticketstream.benchmarks.check;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What makes an operation and its event recognise each other: a create by its title, a reply by its text, a change by its
 * place in the ticket.
 *
 * @param ticket null where the argument says enough and a second event with it is the fault to find
 * @param version 0 where it does not matter
 */
record Claim(Kind kind, @Nullable String ticket, long version, String argument, String actor) {

    static Claim of(Operation operation) {
        return new Claim(
                operation.kind(),
                saysEnough(operation.kind()) ? null : operation.ticket(),
                saysEnough(operation.kind()) ? 0 : operation.base() + 1,
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
                        saysEnough(kind) ? null : event.ticket(),
                        saysEnough(kind) ? 0 : event.version(),
                        argument(kind, event),
                        event.actor()))
                .orElse(null);
    }

    private static boolean saysEnough(Kind kind) {
        return kind == Kind.CREATE || kind == Kind.REPLY;
    }

    private static String argument(Kind kind, Event event) {
        return switch (kind) {
            case CREATE -> event.data().getOrDefault("title", "");
            case STATUS -> event.data().getOrDefault("to", "");
            case REPLY -> event.data().getOrDefault("text", "");
            case DELETE -> "";
        };
    }
}
