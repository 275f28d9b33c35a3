package ticketstream.projections.row;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import java.util.Set;

/** Tells failures of servers, after which a batch is tried again as it is, from those of a single row. */
final class Servers {
    /** What a database says of a document it will never take: bad value, failed validation, too large. */
    private static final Set<Integer> UNFIT_ROW = Set.of(2, 121, 10334);

    private Servers() {}

    static boolean failed(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MongoException) {
                return !(cause instanceof MongoBulkWriteException refused && isUnfitRow(refused));
            }
        }
        return false;
    }

    private static boolean isUnfitRow(MongoBulkWriteException refused) {
        return refused.getWriteConcernError() == null
                && refused.getWriteErrors().stream().allMatch(error -> UNFIT_ROW.contains(error.getCode()));
    }
}
