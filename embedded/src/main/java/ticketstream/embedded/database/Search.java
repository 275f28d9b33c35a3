package ticketstream.embedded.database;

import de.bwaldvogel.mongo.backend.QueryMatcher;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Runs plans over a view: filters what an index could not decide, joins, sorts, skips and limits. */
final class Search {
    private final View view;
    private final List<Plan> plans;
    private final QueryMatcher matcher;

    Search(View view, List<Plan> plans, QueryMatcher matcher) {
        this.view = view;
        this.plans = plans;
        this.matcher = matcher;
    }

    /** @param limit 0 for all */
    Iterator<Row> rows(SortOrder order, int skip, int limit) {
        Stream<Row> rows = matching();
        if (!order.isNone() && (plans.size() > 1 || !plans.getFirst().sorted())) {
            rows = sorted(rows, order, limit == 0 ? 0 : skip + limit);
        }
        rows = skip > 0 ? rows.skip(skip) : rows;
        rows = limit > 0 ? rows.limit(limit) : rows;
        return rows.iterator();
    }

    long count() {
        return matching().count();
    }

    private Stream<Row> matching() {
        Stream<Row> rows =
                plans.size() == 1 ? matching(plans.getFirst()) : plans.stream().flatMap(this::matching);
        return plans.size() > 1 || plans.getFirst().repeats() ? distinct(rows) : rows;
    }

    private static Stream<Row> distinct(Stream<Row> rows) {
        Set<ByteBuffer> met = new HashSet<>();
        return rows.filter(row -> met.add(ByteBuffer.wrap(row.id())));
    }

    private Stream<Row> matching(Plan plan) {
        Stream<Row> rows =
                StreamSupport.stream(Spliterators.spliteratorUnknownSize(view.rows(plan), Spliterator.ORDERED), false);
        return plan.rest() == null ? rows : rows.filter(row -> matcher.matches(row.document(), plan.rest()));
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Keyed(byte[] key, Row row) {}

    private static Stream<Row> sorted(Stream<Row> rows, SortOrder order, int most) {
        Comparator<Keyed> byKey = Comparator.comparing(Keyed::key, Arrays::compareUnsigned);
        Comparator<Keyed> comparator = byKey.thenComparing(keyed -> keyed.row.id(), Arrays::compareUnsigned);
        Stream<Keyed> keyed = rows.map(row -> new Keyed(order.keyOf(row.document()), row));
        return (most == 0 ? keyed.sorted(comparator) : smallest(keyed, comparator, most)).map(Keyed::row);
    }

    private static Stream<Keyed> smallest(Stream<Keyed> keyed, Comparator<Keyed> comparator, int most) {
        PriorityQueue<Keyed> kept = new PriorityQueue<>(comparator.reversed());
        keyed.forEach(candidate -> {
            kept.add(candidate);
            if (kept.size() > most) {
                kept.remove();
            }
        });
        return kept.stream().sorted(comparator);
    }
}
