package ticketstream.application.desk;

import java.util.Optional;
import ticketstream.domain.actor.Actor;

/** Who can be given work: enabled accounts, with their present rights. */
public interface Colleagues {
    /** The enabled account of this id; empty when there is none. */
    Optional<Actor> find(String accountId);
}
