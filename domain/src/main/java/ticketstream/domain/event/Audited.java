package ticketstream.domain.event;

import org.jspecify.annotations.Nullable;

/** An event that whoever audits the desk sees in one list with all others of its kind. */
public interface Audited {
    /** The account it is about; null where it is about none, or nobody knows about which. */
    @Nullable
    String accountId();
}
