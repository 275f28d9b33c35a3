package ticketstream.benchmarks.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {
    @TempDir
    private Path folder;

    @Test
    void readsBackWhatItWroteAndTakesAMissingEndForUnknown() {
        try (var recorder = new Recorder(folder)) {
            long create = recorder.invoke("ada", "a", Kind.CREATE, null, "printer", 0);
            long step = recorder.invoke("sam", "s", Kind.STATUS, "t1", "closed", 1);
            recorder.invoke("sam", "s", Kind.DELETE, "t1", "", 1);
            recorder.end(step, Outcome.FAIL, null, 0, "409");
            recorder.end(create, Outcome.OK, "t1", 1, "201");
        }

        assertThat(Operations.read(folder))
                .containsExactly(
                        new Operation(1, "ada", "a", Kind.CREATE, "t1", "printer", 0, Outcome.OK, 1, "201"),
                        new Operation(2, "sam", "s", Kind.STATUS, "t1", "closed", 1, Outcome.FAIL, 0, "409"),
                        new Operation(3, "sam", "s", Kind.DELETE, "t1", "", 1, Outcome.UNKNOWN, 0, "no answer"));
    }

    @Test
    void checksARunAgainFromItsFile() {
        var run = new Run();
        Check.save(folder, run.evidence());
        assertThat(verdict()).startsWith("true 6 operations (4 ok, 1 refused, 1 unknown), 4 events of 2 tickets");

        run.histories.remove("t1");
        Check.save(folder, run.evidence());
        assertThat(verdict()).startsWith("false ").contains("VIOLATIONS", "(a) lost: operation 1");
    }

    private String verdict() {
        var out = new ByteArrayOutputStream();
        boolean kept = Check.check(folder, new PrintStream(out, true, StandardCharsets.UTF_8));
        return kept + " " + out.toString(StandardCharsets.UTF_8);
    }
}
