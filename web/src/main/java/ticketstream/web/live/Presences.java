package ticketstream.web.live;

import static java.util.Collections.disjoint;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.actor.Person;
import ticketstream.web.live.Notice.Present;
import ticketstream.web.live.presence.Announcement;
import ticketstream.web.live.presence.Attendee;
import ticketstream.web.live.presence.Doing;
import ticketstream.web.live.presence.Roll;
import ticketstream.web.live.presence.Sights;

/**
 * Tells clients that are at a ticket who else is, as long as they see it. What a client may not see it cannot be at: no
 * answer, and nobody hears of it, as if the ticket were not there. See ADR 0021.
 */
final class Presences {
    /**
     * Where a client is.
     *
     * @param seen whether its account sees the ticket, as far as anybody knows
     * @param told who else is there; null before it was told anything
     */
    private record Seat(
            String ticketId,
            Doing doing,
            boolean seen,
            @Nullable List<Attendee> told) {
        boolean isAt(String ticket) {
            return ticketId.equals(ticket);
        }

        Seat doing(Doing now) {
            return new Seat(ticketId, now, seen, told);
        }

        Seat seen(boolean now) {
            return new Seat(ticketId, doing, now, told);
        }

        Seat told(List<Attendee> now) {
            return new Seat(ticketId, doing, seen, now);
        }
    }

    /** What becomes of a seat, given what its client follows and where its ticket is seen; null when it is left. */
    @FunctionalInterface
    private interface Ruling {
        @Nullable
        Seat of(LiveSession session, Seat seat, Set<String> follows, Set<String> seenFrom);
    }

    private final Map<LiveSession, Seat> seats = new ConcurrentHashMap<>();
    private final Audiences audiences;
    private final Sights sights;
    private final Roll roll;
    private final Consumer<Announcement> others;
    private final long absentMillis;

    /** @param others are told who is here */
    Presences(Audiences audiences, Sights sights, Roll roll, Consumer<Announcement> others, LiveSettings settings) {
        this.audiences = audiences;
        this.sights = sights;
        this.roll = roll;
        this.others = others;
        this.absentMillis = settings.absentAfter().toMillis();
    }

    /** What this client does at a ticket from now on, instead of what it did at whichever one. */
    void sit(LiveSession session, String ticketId, Doing doing) {
        Seat before = seats.get(session);
        seats.compute(session, (same, seat) -> {
            session.attending(true);
            return seat != null && seat.isAt(ticketId) ? seat.doing(doing) : new Seat(ticketId, doing, false, null);
        });
        if (before == null || !before.isAt(ticketId)) {
            sights.look(ticketId);
        }
    }

    /** This client is at no ticket any more. */
    void leave(LiveSession session) {
        seats.computeIfPresent(session, (same, seat) -> left(session));
    }

    /** Sees who is still there and tells everybody for whom that is something else than before; called every moment. */
    void check() {
        seats.keySet().removeIf(LiveSession::isClosed);
        sights.keep(seats.values().stream().map(Seat::ticketId).collect(toSet()));
        rule(Presences::judged);
        roll.here(here()).forEach(others);
        rule(this::told);
        seats.keySet().forEach(LiveSession::flush);
    }

    /** Windows that gave no sign of life lately are not there; they are again with the next one. */
    private Map<String, List<Attendee>> here() {
        Map<String, List<Attendee>> here = new HashMap<>();
        seats.forEach((session, seat) -> {
            Person person = session.person();
            if (seat.seen() && person != null && session.silentFor() < absentMillis) {
                here.computeIfAbsent(seat.ticketId(), ticket -> new ArrayList<>())
                        .add(new Attendee(person.id(), person.username(), seat.doing()));
            }
        });
        return here;
    }

    /** While neither the ticket moves nor rights change; where a ticket is seen from may not be known at the moment. */
    private void rule(Ruling ruling) {
        seats.forEach((session, seat) -> sights.whileKnown(
                seat.ticketId(),
                seenFrom -> audiences.whileFollowing(
                        session,
                        follows -> seats.computeIfPresent(
                                session,
                                (same, now) -> now.isAt(seat.ticketId())
                                        ? ruling.of(session, now, follows, seenFrom)
                                        : now))));
    }

    private static @Nullable Seat judged(LiveSession session, Seat seat, Set<String> follows, Set<String> seenFrom) {
        if (follows.isEmpty()) {
            return seat.seen(false); // rights went, others may come
        }
        return disjoint(follows, seenFrom) ? left(session) : seat.seen(true);
    }

    private static @Nullable Seat left(LiveSession session) {
        session.attending(false);
        return null;
    }

    private Seat told(LiveSession session, Seat seat, Set<String> follows, Set<String> seenFrom) {
        Person self = session.person();
        if (self == null || disjoint(follows, seenFrom)) {
            return seat;
        }
        List<Attendee> present = roll.at(seat.ticketId()).stream()
                .filter(one -> !one.id().equals(self.id()))
                .toList();
        if (present.equals(seat.told())) {
            return seat;
        }
        session.queueNewest("presence at " + seat.ticketId(), new Present(seat.ticketId(), present).text());
        return seat.told(present);
    }
}
