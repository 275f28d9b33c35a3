package ticketstream.embedded.database;

import java.io.IOException;

/** What a file holds is not what was written into it. */
final class Damaged extends IOException {
    private static final long serialVersionUID = 1;

    Damaged(String file, long position, String how) {
        super("the file " + file + " of the embedded database is damaged at byte " + position + ": " + how);
    }
}
