package ticketstream.domain.ticket;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.actor.Actor;

/** Notes what it is asked, and allows everything until it is told to refuse. */
final class RecordingAccess implements TicketAccess {
    /** One question of a ticket. */
    record Question(TicketCommand command, Facts facts) {}

    final List<Question> asked = new ArrayList<>();
    private TicketRejection.@Nullable Reason answer;
    private boolean notes = true;

    void hideNotes() {
        notes = false;
    }

    void refuse(TicketRejection.Reason reason) {
        answer = reason;
    }

    @Override
    public boolean mayReadNotes(Actor actor, Facts ticket) {
        return notes;
    }

    @Override
    public TicketRejection.@Nullable Reason refusal(TicketCommand command, Facts ticket) {
        asked.add(new Question(command, ticket));
        return answer;
    }
}
