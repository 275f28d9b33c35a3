package ticketstream.projections.stage;

import java.util.function.Supplier;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.extensions.mongo.eventhandling.deadletter.MongoSequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.DeadLetter;

/** The queue the product uses, with something happening once in the middle of one of its steps. */
public final class SteppedQueue extends MongoSequencedDeadLetterQueue<EventMessage<?>> {
    private Runnable beforeJoining = () -> {};
    private Runnable beforeEvicting = () -> {};

    SteppedQueue(Builder<EventMessage<?>> builder) {
        super(builder);
    }

    /** Once, after a letter's sequence was found and before the letter is there. */
    public void beforeJoining(Runnable happening) {
        beforeJoining = happening;
    }

    /** Once, after the end of a sequence was reached and before its last letter is gone. */
    public void beforeEvicting(Runnable happening) {
        beforeEvicting = happening;
    }

    @Override
    public boolean enqueueIfPresent(Object id, Supplier<DeadLetter<? extends EventMessage<?>>> letter) {
        return super.enqueueIfPresent(id, () -> {
            var happening = beforeJoining;
            beforeJoining = () -> {};
            happening.run();
            return letter.get();
        });
    }

    @Override
    public void evict(DeadLetter<? extends EventMessage<?>> letter) {
        var happening = beforeEvicting;
        beforeEvicting = () -> {};
        happening.run();
        super.evict(letter);
    }
}
