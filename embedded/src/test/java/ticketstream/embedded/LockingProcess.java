package ticketstream.embedded;

import java.nio.file.Path;

/** Holds a data folder until it is killed. */
final class LockingProcess {
    private LockingProcess() {}

    public static void main(String[] arguments) {
        try (DataFolder held = DataFolder.lock(Path.of(arguments[0]))) {
            Child.ready(held.path().toString());
        }
    }
}
