package ticketstream.embedded.database;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one index answers a query.
 *
 * @param ranges its keys that are looked at, in ascending order
 * @param points whether each range is one value of every field of the index
 * @param repeats whether a document may be met twice
 * @param reverse whether it is read backwards
 * @param sorted whether documents come in the order that was asked for
 * @param rest what remains to be asked of each document, null for nothing
 * @param score the better plan has more; 0 reads everything
 */
record Plan(
        AccessPath path,
        List<Range> ranges,
        boolean points,
        boolean repeats,
        boolean reverse,
        boolean sorted,
        @Nullable Document rest,
        int score) {}
