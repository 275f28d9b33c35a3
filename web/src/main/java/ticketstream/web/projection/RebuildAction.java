package ticketstream.web.projection;

import java.util.Locale;
import java.util.stream.Stream;
import ticketstream.projections.generation.GenerationState;

/** What may be asked of a rebuild, by the last word of its path. */
enum RebuildAction {
    PAUSE,
    RESUME,
    COMPARE,
    SWITCH,
    ROLLBACK,
    DISCARD;

    static RebuildAction of(String text) {
        return Stream.of(values())
                .filter(action -> action.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(ProjectionNotFound::new);
    }

    GenerationState on(GenerationState generations) {
        return switch (this) {
            case PAUSE -> generations.paused();
            case RESUME -> generations.resumed();
            case COMPARE -> generations.toBeCompared();
            case SWITCH -> generations.switched();
            case ROLLBACK -> generations.rolledBack();
            case DISCARD -> generations.discarded();
        };
    }
}
