package ticketstream.application.account;

import java.util.Arrays;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.actor.HeldRole;
import ticketstream.domain.actor.Role;
import ticketstream.domain.role.CustomRole;
import ticketstream.domain.role.CustomRoleEvent;
import ticketstream.domain.role.CustomRoleEvent.CustomRoleChanged;
import ticketstream.domain.role.CustomRoleEvent.CustomRoleCreated;
import ticketstream.domain.role.CustomRoleEvent.CustomRoleRetired;

/** The roles that can be given: the five, and custom ones, folded from the event log at each call. */
public final class Roles {
    private final EventStore log;

    public Roles(EventStore log) {
        this.log = log;
    }

    /** The role with this key, as it is defined now. */
    public Optional<HeldRole> find(String key) {
        return Arrays.stream(Role.values())
                .filter(role -> role.toString().equals(key))
                .findFirst()
                .map(HeldRole::of)
                .or(() -> findCustom(key).filter(custom -> !custom.retired()).map(Custom::role));
    }

    /** The custom role with this key as it was defined last, be it retired since. */
    Optional<Custom> findCustom(String key) {
        @Nullable Custom custom = null;
        var events = log.readEvents(CustomRole.idOf(key));
        while (events.hasNext()) {
            var message = events.next();
            custom = after(custom, (CustomRoleEvent) message.getPayload(), message.getSequenceNumber() + 1);
        }
        return Optional.ofNullable(custom);
    }

    private static Custom after(@Nullable Custom before, CustomRoleEvent event, long version) {
        if (event instanceof CustomRoleCreated e) {
            return new Custom(new HeldRole(e.key(), e.title(), e.base(), e.permissions(), version), false);
        }
        if (before == null) {
            throw new IllegalStateException("the first event of " + event.roleId() + " is missing");
        }
        return switch (event) {
            case CustomRoleCreated e -> throw new IllegalStateException(e.roleId());
            case CustomRoleChanged e -> before.defined(e, version);
            case CustomRoleRetired e -> new Custom(before.role, true);
        };
    }

    /** A custom role as its events left it. */
    record Custom(HeldRole role, boolean retired) {
        private Custom defined(CustomRoleChanged e, long version) {
            return new Custom(new HeldRole(role.key(), e.title(), role.base(), e.permissions(), version), false);
        }
    }
}
