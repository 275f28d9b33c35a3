package ticketstream.embedded.database;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryMatcher;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.RootReference;
import org.jspecify.annotations.Nullable;

/** Answers queries on one collection: takes a view between two writers, then reads on its own. */
final class Finder {
    private final Object writers;
    private final MVMap<byte[], byte[]> documents;
    private final IdPath idPath;
    private final QueryMatcher matcher = new DefaultQueryMatcher();
    private final LongAdder examined = new LongAdder();
    private volatile List<AccessPath> paths;

    /** @param writers the lock that each writing command holds from its first change to its last */
    Finder(Object writers, MVMap<byte[], byte[]> documents, String idField) {
        this.writers = writers;
        this.documents = documents;
        this.idPath = IdPath.on(idField);
        this.paths = List.of(idPath);
    }

    void use(List<Index<byte[]>> indexes) {
        List<AccessPath> known = new ArrayList<>(List.of(idPath));
        indexes.forEach(index -> {
            if (index instanceof OrderedIndex ordered) {
                known.add(ordered);
            }
        });
        paths = List.copyOf(known);
    }

    /** How many documents queries looked at so far. */
    long examined() {
        return examined.sum();
    }

    /** @param limit 0 for all */
    Found find(Document query, @Nullable Document sort, int skip, int limit) {
        SortOrder order = SortOrder.of(sort);
        List<Plan> plans = Planner.plan(query, order, limit > 0, paths);
        View view = view(plans);
        try {
            return new Found(new Search(view, plans, matcher).rows(order, skip, limit), view::close);
        } catch (RuntimeException e) {
            view.close();
            throw e;
        }
    }

    long count(Document query) {
        List<Plan> plans = Planner.plan(query, SortOrder.NONE, false, paths);
        try (View view = view(plans)) {
            return new Search(view, plans, matcher).count();
        }
    }

    private View view(List<Plan> plans) {
        synchronized (writers) {
            MVStore.TxCounter version = documents.getStore().registerVersionUsage();
            Map<AccessPath, RootReference<byte[], Boolean>> entries = HashMap.newHashMap(plans.size());
            for (Plan plan : plans) {
                if (plan.path() instanceof OrderedIndex index) {
                    entries.put(index, index.map().flushAndGetRoot());
                }
            }
            return new View(documents, documents.flushAndGetRoot(), entries, examined, version);
        }
    }
}
