package ticketstream.application.account;

import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.account.Grant;
import ticketstream.domain.actor.Person;

/**
 * A grant as the events of its account left it.
 *
 * @param approvedBy null while nobody agreed
 * @param withdrawn whether it was taken back
 */
public record HeldGrant(
        Grant grant, Person givenBy, @Nullable Person approvedBy, boolean withdrawn) {
    /** Where a grant is in its life; the text form is public API. */
    public enum State {
        PENDING,
        SCHEDULED,
        ACTIVE,
        ENDED,
        WITHDRAWN
    }

    /** Where it is at that moment. */
    public State at(Instant now) {
        if (withdrawn) {
            return State.WITHDRAWN;
        }
        if (grant.hasEnded(now)) {
            return State.ENDED;
        }
        if (isPending()) {
            return State.PENDING;
        }
        return grant.isTimely(now) ? State.ACTIVE : State.SCHEDULED;
    }

    /** The moments at which it begins and ceases to count by itself. */
    Stream<Instant> turns() {
        return withdrawn || isPending() ? Stream.empty() : Stream.of(grant.from(), grant.until());
    }

    private boolean isPending() {
        return grant.needsApproval() && approvedBy == null;
    }

    HeldGrant approved(Person by) {
        return new HeldGrant(grant, givenBy, by, withdrawn);
    }

    HeldGrant taken() {
        return new HeldGrant(grant, givenBy, approvedBy, true);
    }
}
