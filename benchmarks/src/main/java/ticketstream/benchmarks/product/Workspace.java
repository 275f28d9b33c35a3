package ticketstream.benchmarks.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Where things lie, whether we run in the repository's root or in this module. */
public final class Workspace {
    private Workspace() {}

    /** The repository's root. */
    public static Path root() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("benchmarks/pom.xml"))) {
                return folder;
            }
        }
        throw new IllegalStateException("run this inside the repository: no benchmarks/pom.xml in or above "
                + Path.of("").toAbsolutePath());
    }

    /** An empty folder of this name under {@code benchmarks/target}. */
    public static Path emptied(String name) {
        return emptied(root().resolve("benchmarks/target").resolve(name));
    }

    /** The folder, created or emptied. */
    public static Path emptied(Path folder) {
        delete(folder);
        return created(folder);
    }

    /** The folder, created when it is not there. */
    public static Path created(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a folder and all in it; fine when it is not there. */
    public static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
