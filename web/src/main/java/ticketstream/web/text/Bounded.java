package ticketstream.web.text;

/** A text that grows up to a length; whoever would write more is stopped. */
final class Bounded implements Appendable {
    /** There would be more. */
    static final class Full extends RuntimeException {
        Full() {
            super("full", null, false, false);
        }
    }

    private final StringBuilder text = new StringBuilder();
    private final int longest;

    Bounded(int longest) {
        this.longest = longest;
    }

    @Override
    public Bounded append(CharSequence more) {
        return append(more, 0, more.length());
    }

    @Override
    public Bounded append(CharSequence more, int from, int to) {
        if (text.length() + to - from > longest) {
            throw new Full();
        }
        text.append(more, from, to);
        return this;
    }

    @Override
    public Bounded append(char more) {
        return append(String.valueOf(more));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
