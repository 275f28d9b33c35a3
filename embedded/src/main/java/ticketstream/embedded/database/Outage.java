package ticketstream.embedded.database;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Why nothing can be written at the moment, if so. A full disk is over when there is room again; after any other failure
 * nobody knows what is on the disk, so it is never over: only a new start reads what is really there.
 */
final class Outage {
    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

    /** Who needs room. */
    enum Place {
        LOG,
        FILE
    }

    private final Set<Place> full = EnumSet.noneOf(Place.class);
    private boolean forEver;
    private volatile @Nullable MongoServerError reason;

    /** What a client is told whose write cannot be taken; null as long as it can. */
    @Nullable
    MongoServerError reason() {
        return reason;
    }

    synchronized boolean isForEver() {
        return forEver;
    }

    synchronized void begin(Place place, DiskFull failure) {
        full.add(place);
        if (reason == null) {
            LOG.error(
                    "the disk of the embedded database is full, writes are refused until there is room: {}",
                    failure.getMessage());
            reason = new MongoServerError(14031, "OutOfDiskSpace", "the disk is full, try again later");
        }
    }

    synchronized void begin(IOException failure) {
        if (forEver) {
            return;
        }
        LOG.error("the embedded database cannot use its disk any more, writes are refused until a restart", failure);
        forEver = true;
        reason = new MongoServerError(39, "FileStreamFailed", "the disk failed, nothing is written until a restart");
    }

    synchronized void end(Place place) {
        if (full.remove(place) && full.isEmpty() && !forEver) {
            LOG.warn("there is room on the disk of the embedded database again");
            reason = null;
        }
    }
}
