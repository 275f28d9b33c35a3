package ticketstream.embedded.database;

import java.io.IOException;

/** There was no room for a write; it may be repeated when there is. */
final class DiskFull extends IOException {
    private static final long serialVersionUID = 1;

    DiskFull(IOException cause) {
        super(cause);
    }
}
