package ticketstream.projections.row;

import java.util.List;
import org.bson.Document;
import ticketstream.projections.deadletter.Skips;
import ticketstream.projections.generation.Generations;

/**
 * All that makes a read model what it is.
 *
 * @param name the same as that of its processing group
 * @param collection where its first generation is kept; further ones have their number appended
 * @param indexes from which its lists are answered
 */
public record ReadModel<S, E>(
        String name, String collection, RowFormat<S> format, View<S, E> view, List<Document> indexes) {

    /** The same, but for events that somebody decided to skip because they cannot be applied. */
    public ReadModel<S, E> doingWithout(Skips skips) {
        return new ReadModel<>(name, collection, format, new SkippingView<>(name, format, view, skips), indexes);
    }

    /** The rows of one generation. */
    public Rows<S> rows(Generations generations, int generation) {
        return new Rows<>(generations.collection(collection, generation), format);
    }
}
