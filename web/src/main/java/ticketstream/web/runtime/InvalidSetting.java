package ticketstream.web.runtime;

/** A setting that cannot work; its message is the one line the operator reads. */
public final class InvalidSetting extends RuntimeException {
    public InvalidSetting(String sentence) {
        super(sentence);
    }
}
