package ticketstream.projections.row;

import java.util.List;
import org.bson.Document;
import ticketstream.projections.generation.Generations;

/** The rows of a read model as readers have them: each answer comes from one generation, the one that serves. */
public final class ServingRows<S> {
    private final ReadModel<S, ?> model;
    private final Generations generations;

    public ServingRows(ReadModel<S, ?> model, Generations generations) {
        this.model = model;
        this.generations = generations;
    }

    /** The rows that match, at most {@code limit}; {@link NotServing} until the first generation is filled. */
    public List<S> find(Document filter, Document sort, int limit) {
        return generations.with(model.name(), state -> {
            if (state.serving() == 0) {
                throw new NotServing(model.name());
            }
            return model.rows(generations, state.serving()).find(filter, sort, limit);
        });
    }
}
