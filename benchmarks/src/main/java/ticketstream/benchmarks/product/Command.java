package ticketstream.benchmarks.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The command line that starts the product. */
public final class Command {
    /** Names the command line, as a system property or in the environment; words are split at blanks. */
    public static final String SETTING = "TICKETSTREAM_COMMAND";

    /** Flags for runs that start often: such a JVM is ready in a third of the CPU time. */
    public static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m");

    private Command() {}

    /** The command of {@link #SETTING}, else the executable jar with the JDK running us and these flags. */
    public static List<String> resolve(List<String> jvmFlags) {
        return setting().map(text -> List.of(text.strip().split("\\s+", -1))).orElseGet(() -> jar(jvmFlags));
    }

    private static Optional<String> setting() {
        return Stream.of(System.getProperty(SETTING), System.getenv(SETTING))
                .filter(Objects::nonNull)
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    private static List<String> jar(List<String> jvmFlags) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmFlags);
        command.addAll(List.of(
                "-jar", executableJar(Workspace.root().resolve("web/target")).toString()));
        return command;
    }

    static Path executableJar(Path folder) {
        try (var files = Files.isDirectory(folder) ? Files.list(folder) : Stream.<Path>empty()) {
            return files.filter(file -> file.getFileName().toString().matches("web-.*-app\\.jar"))
                    .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
                    .orElseThrow(() -> new IllegalStateException("The product's executable jar is missing: no "
                            + folder.resolve("web-*-app.jar")
                            + ". Build it first (./mvnw -pl web -am -DskipTests package) or name another command in "
                            + SETTING + "."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
