package ticketstream.domain.role;

import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.Permission;
import ticketstream.domain.actor.Role;

/** Everything one can ask of a custom role. The caller has checked that the actor may ask it, and the texts. */
public sealed interface CustomRoleCommand {
    /** The role asked, see {@link CustomRole#idOf}. */
    String roleId();

    /** Who asks. */
    Actor actor();

    /** Creates the role, or again one that was retired. */
    record CreateCustomRole(
            @TargetAggregateIdentifier String roleId,
            String key,
            String title,
            Role base,
            Set<Permission> permissions,
            Actor actor)
            implements CustomRoleCommand {}

    /**
     * Gives the role another title or other permissions.
     *
     * @param expectedVersion refused when the role has another one, unless it is already what is asked; null for any
     */
    record ChangeCustomRole(
            @TargetAggregateIdentifier String roleId,
            String title,
            Set<Permission> permissions,
            @Nullable Long expectedVersion,
            Actor actor)
            implements CustomRoleCommand {}

    /**
     * Lets nobody have the role any more; the caller has checked that nobody has it.
     *
     * @param expectedVersion refused when the role has another one; null for any
     */
    record RetireCustomRole(
            @TargetAggregateIdentifier String roleId,
            @Nullable Long expectedVersion,
            Actor actor) implements CustomRoleCommand {}
}
