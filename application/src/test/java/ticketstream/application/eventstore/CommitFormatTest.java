package ticketstream.application.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;

class CommitFormatTest {
    private final CommitWriter writer = new CommitWriter(new StoredEventSerializer(StoredEvents.ofTheDesk()));

    @Test
    void readsBackWhatWasWrittenAtAnyPosition() {
        Commit commit = writer.write(Events.commit("t1", 0, 2));

        StoredCommit first = StoredCommit.read(commit.at(17));
        StoredCommit moved = StoredCommit.read(commit.at(4_000_000_000L));

        assertThat(first.position()).isEqualTo(17);
        assertThat(first.next()).isEqualTo(19);
        assertThat(moved.position()).isEqualTo(4_000_000_000L);
        assertThat(moved.events()).isEqualTo(first.events());
        assertThat(first.events())
                .extracting(StoredEvent::name)
                .containsExactly("ticket.created", "ticket.status-updated");
    }

    @Test
    void detectsEveryFlippedBit() {
        byte[] sound = writer.write(Events.commit("t1", 0, 2)).at(3).getBackingArray();

        for (int bit = 0; bit < sound.length * Byte.SIZE; bit++) {
            byte[] damaged = sound.clone();
            damaged[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);

            assertThat(CommitFormat.intact(ByteBuffer.wrap(damaged)))
                    .as("bit %d", bit)
                    .isFalse();
        }
        assertThat(CommitFormat.intact(ByteBuffer.wrap(sound))).isTrue();
    }

    @Test
    void namesThePositionOfADamagedCommit() {
        byte[] damaged = writer.write(Events.commit("t1", 0, 1)).at(42).getBackingArray();
        damaged[damaged.length / 2] ^= 1;

        assertThatExceptionOfType(CorruptCommit.class)
                .isThrownBy(() -> StoredCommit.read(new RawBsonDocument(damaged)))
                .matches(e -> e.position() == 42);
    }
}
