package ticketstream.application.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static ticketstream.domain.ticket.TicketStatus.CLOSED;
import static ticketstream.domain.ticket.TicketStatus.IN_PROGRESS;
import static ticketstream.domain.ticket.TicketStatus.RESOLVED;
import static ticketstream.domain.ticket.TicketStatus.WAITING;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.ticket.TicketCommand.UpdateTicketStatus;
import ticketstream.domain.ticket.TicketRejection;
import ticketstream.domain.ticket.TicketRejection.Reason;
import ticketstream.domain.ticket.TicketState;
import ticketstream.domain.ticket.TicketStatus;
import ticketstream.embedded.database.EmbeddedMongo;

class TicketRepositoryIT {
    @TempDir
    Path folder;

    private EmbeddedMongo mongo;
    private DeskNode here;
    private DeskNode there;
    private String ticket;

    /** A ticket in progress, at version 2, that both nodes remember. */
    @BeforeEach
    void start() {
        mongo = EmbeddedMongo.start(folder);
        here = new DeskNode(mongo.uri());
        there = new DeskNode(mongo.uri());
        ticket = here.desk
                .open("No sound", "Since this morning", "sales", Actor.SYSTEM, null)
                .id();
        move(here, IN_PROGRESS, null);
        there.tickets.current(ticket);
        here.queries.set(0);
        there.queries.set(0);
    }

    @AfterEach
    void stop() {
        here.close();
        there.close();
        mongo.close();
    }

    @Test
    void acceptsOnARememberedTicketWithoutReading() {
        assertThat(move(here, RESOLVED, 2L).version()).isEqualTo(3);
        assertThat(move(here, CLOSED, 3L).version()).isEqualTo(4);
        assertThat(move(there, IN_PROGRESS, 4L))
                .isEqualTo(there.tickets.current(ticket).orElseThrow());
        assertThat(here.queries).hasValue(0);
    }

    @Test
    void refusesNothingThatTheLogWouldAccept() {
        move(here, RESOLVED, null);

        assertThat(move(there, CLOSED, null).version())
                .as("illegal from what it remembers")
                .isEqualTo(4);
        assertThat(move(here, IN_PROGRESS, 4L).version())
                .as("stale by what it remembers")
                .isEqualTo(5);
    }

    @Test
    void acceptsNothingThatTheLogWouldRefuse() {
        move(here, RESOLVED, null);

        assertRefused(Reason.STALE_VERSION, 3, () -> move(there, WAITING, 2L));

        move(here, CLOSED, null);

        assertRefused(Reason.ILLEGAL_STATUS_CHANGE, 4, () -> move(there, WAITING, null));
        assertThat(here.log.events(ticket)).hasSize(4);
    }

    @Test
    void doesNotCallATicketUnchangedThatHasChanged() {
        move(here, WAITING, null);

        assertThat(move(there, IN_PROGRESS, null).version()).isEqualTo(4);
        assertThat(move(there, IN_PROGRESS, null).version()).isEqualTo(4);
    }

    @Test
    void remembersTheTicketThroughRefusals() {
        assertRefused(Reason.ILLEGAL_STATUS_CHANGE, 2, () -> move(here, CLOSED, null));
        assertThat(here.queries).as("a refusal asks the log").hasValue(1);

        assertThat(move(here, RESOLVED, 2L).version()).isEqualTo(3);
        assertThat(here.queries).hasValue(1);
    }

    @Test
    void forgetsATicketThatTheLogHasNoMore() {
        here.database.getCollection("commits").drop();

        assertRefused(Reason.TICKET_NOT_FOUND, 0, () -> move(here, IN_PROGRESS, null));
        assertThat(here.tickets.remembered(ticket)).isEmpty();
    }

    private TicketState move(DeskNode node, TicketStatus status, @Nullable Long expectedVersion) {
        return node.desk.send(new UpdateTicketStatus(ticket, status, expectedVersion, Actor.SYSTEM));
    }

    private static void assertRefused(Reason reason, long currentVersion, Runnable command) {
        assertThatExceptionOfType(TicketRejection.class)
                .isThrownBy(command::run)
                .matches(refusal -> refusal.reason() == reason)
                .matches(refusal -> refusal.currentVersion() == currentVersion);
    }
}
