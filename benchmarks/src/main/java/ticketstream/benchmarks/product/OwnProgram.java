package ticketstream.benchmarks.product;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** This module's program once more, in a process of its own. */
public final class OwnProgram {
    private OwnProgram() {}

    /** The command line that runs it with these flags of the JVM and these arguments. */
    public static List<String> command(List<String> flags, List<String> arguments) {
        String classPath = System.getProperty("java.class.path");
        String main = classPath.endsWith("-app.jar")
                ? "org.springframework.boot.loader.launch.JarLauncher"
                : "ticketstream.benchmarks.Bench";
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Stream.of(List.of(java), flags, List.of("-cp", classPath, main), arguments)
                .flatMap(List::stream)
                .toList();
    }
}
