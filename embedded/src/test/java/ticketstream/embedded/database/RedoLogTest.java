package ticketstream.embedded.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedoLogTest {
    private static final int RECORD = 20 + 1;

    private final MemoryDisk disk = new MemoryDisk();

    @BeforeEach
    void writeTwoGenerations() throws IOException {
        try (RedoLog log = new RedoLog(disk)) {
            log.begin(RedoLog.Position.FIRST);
            append(log, "a");
            append(log, "b");
            log.begin(log.last().next());
            append(log, "c");
        }
    }

    private static void append(RedoLog log, String content) throws IOException {
        log.append(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
    }

    private List<String> replay(RedoLog.Position from) throws IOException {
        List<String> found = new ArrayList<>();
        try (RedoLog log = new RedoLog(disk)) {
            log.replay(
                    from,
                    record -> found.add(StandardCharsets.UTF_8.decode(record).toString()));
        }
        return found;
    }

    @Test
    void replaysAGenerationAndTheNext() throws IOException {
        assertThat(replay(RedoLog.Position.FIRST)).containsExactly("a", "b", "c");
    }

    @Test
    void neverReplaysWhatCameAfterARecordThatIsGone() {
        disk.flip("journal.1", 2 * RECORD - 1);
        assertThatExceptionOfType(Damaged.class).isThrownBy(() -> replay(RedoLog.Position.FIRST));
    }

    @Test
    void neverReplaysIntoAFileThatIsOlder() throws IOException {
        try (RedoLog log = new RedoLog(disk)) {
            log.begin(new RedoLog.Position(3, 0));
            append(log, "d");
        }
        assertThatExceptionOfType(Damaged.class).isThrownBy(() -> replay(RedoLog.Position.FIRST));
    }
}
