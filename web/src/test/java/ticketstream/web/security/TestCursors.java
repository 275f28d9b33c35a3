package ticketstream.web.security;

/** What signs cursors and cookies in tests. */
public final class TestCursors {
    private TestCursors() {}

    public static SignedCursor signed() {
        return new SignedCursor(new byte[32]);
    }
}
