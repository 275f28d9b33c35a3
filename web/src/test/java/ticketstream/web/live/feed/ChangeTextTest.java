package ticketstream.web.live.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ticketstream.domain.actor.Person;
import ticketstream.domain.actor.Scope;
import ticketstream.domain.ticket.TicketEvent.TicketCreated;
import ticketstream.domain.ticket.TicketState;
import ticketstream.domain.ticket.TicketText;
import ticketstream.projections.change.Change;
import ticketstream.projections.change.Change.Message;
import ticketstream.projections.change.ChangeType;

class ChangeTextTest {
    /** What Kafka takes in one record, less what headers need. */
    private static final int MOST_BYTES = 1_000_000;

    private static final Person ANNE = new Person("anne", "Anne");

    @ParameterizedTest
    @ValueSource(strings = {"x", "=", "\ud83d\ude00", "\u0001", "\"", "<", "&"})
    void fitsIntoARecordWhateverIsWritten(String letter) {
        int longest = TicketText.MESSAGE.longest();
        for (int links = 0; links < longest / 3 - 10; links += 100) {
            var definition = "[a]:http:" + letter.repeat((longest - 20) - 3 * links) + "\n\n";
            var text = definition + "[a]".repeat(links);
            assertThat(ChangeText.of(replied(letter, text)).getBytes(UTF_8)).hasSizeLessThan(MOST_BYTES);
        }
    }

    private static Change replied(String letter, String text) {
        var opened = new TicketCreated(
                "t",
                letter.repeat(TicketText.TITLE.longest()),
                letter.repeat(TicketText.DESCRIPTION.longest()),
                "sales",
                ANNE);
        return new Change(
                Scope.DESK,
                ChangeType.TICKET_REPLIED,
                "t",
                2,
                2,
                Instant.EPOCH,
                ANNE,
                TicketState.opened(opened, Instant.EPOCH),
                new Message("m", 2, text),
                List.of(),
                null);
    }
}
