package ticketstream.web.ticket;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.stereotype.Component;
import ticketstream.application.access.AccessPolicy;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.Scope;
import ticketstream.domain.ticket.TicketState;

/** Lets a caller's next list contain the caller's own last write, although lists follow the log. See ADR 0007. */
@Component
class OwnWrites {
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Cache<String, TicketState> lastWrites = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(5))
            .maximumSize(10_000)
            .build();
    private final AccessPolicy policy;
    private final SeenChanges seen;

    OwnWrites(AccessPolicy policy, SeenChanges seen) {
        this.policy = policy;
        this.seen = seen;
    }

    /** Remembers what the actor just did. */
    TicketState remember(Actor actor, TicketState ticket) {
        lastWrites.put(actor.id(), ticket);
        return ticket;
    }

    /** Waits, within bounds, until the actor's list contains the actor's last write. */
    void await(Actor actor) {
        var last = lastWrites.getIfPresent(actor.id());
        if (last == null) {
            return;
        }
        boolean isNote = last.endsWithNotes();
        boolean contained = (isNote ? policy.noteScopesOf(actor) : policy.scopesOf(actor))
                .stream()
                        .filter(scope -> policy.covers(scope, last.facts()))
                        .map(OwnWrites::announcedTo)
                        .map(isNote ? Scope::notesKey : Scope::key)
                        .allMatch(audience -> seen.await(audience, last.id(), last.version(), PATIENCE));
        if (contained) {
            lastWrites.asMap().remove(actor.id(), last);
        }
    }

    /** Single tickets are listed from what the whole desk sees. */
    private static Scope announcedTo(Scope scope) {
        return scope.kind() == Scope.Kind.TICKET ? Scope.DESK : scope;
    }
}
