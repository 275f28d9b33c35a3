package ticketstream.application.eventstore;

import java.util.Collections;
import java.util.Iterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import org.axonframework.eventhandling.TrackedDomainEventData;

/**
 * The log from a position on, a page at a time. Ends where the log ends at that moment and goes on when asked again,
 * which the framework relies on.
 */
final class Tail extends Spliterators.AbstractSpliterator<TrackedDomainEventData<String>> {
    private static final int PAGE = 200;

    private final CommitReader reader;
    private long next;
    private boolean pageWasShort;
    private Iterator<TrackedDomainEventData<String>> page = Collections.emptyIterator();

    Tail(CommitReader reader, long from) {
        super(Long.MAX_VALUE, NONNULL | ORDERED | DISTINCT);
        this.reader = reader;
        this.next = from;
    }

    @Override
    public boolean tryAdvance(Consumer<? super TrackedDomainEventData<String>> action) {
        if (!page.hasNext() && !turnPage()) {
            return false;
        }
        next++;
        action.accept(page.next());
        return true;
    }

    private boolean turnPage() {
        if (pageWasShort) {
            pageWasShort = false; // the end was seen with the last query
            return false;
        }
        var events = reader.from(next, PAGE);
        pageWasShort = !events.isEmpty() && events.size() < PAGE;
        page = events.iterator();
        return page.hasNext();
    }
}
