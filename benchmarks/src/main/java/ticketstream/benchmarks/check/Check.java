package ticketstream.benchmarks.check;

import java.io.PrintStream;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;

/** Checks a run again from its files: {@code Check <folder>}; exit code 1 when a promise was broken. */
public final class Check {
    private static final String FILE = "evidence.json";

    private Check() {}

    /** Checks the run whose files are in the folder named. */
    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("usage: Check <folder with " + FILE + ">");
        }
        System.exit(check(Path.of(arguments[0]), System.out) ? 0 : 1);
    }

    /** Leaves everything a later check needs in this folder. */
    public static void save(Path folder, Evidence evidence) {
        JsonMapper.shared().writeValue(folder.resolve(FILE).toFile(), evidence);
    }

    static boolean check(Path folder, PrintStream out) {
        var evidence = JsonMapper.shared().readValue(folder.resolve(FILE).toFile(), Evidence.class);
        var violations = Checker.verify(evidence);
        out.println(Checker.report(evidence, violations));
        return violations.isEmpty();
    }
}
