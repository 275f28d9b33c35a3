package ticketstream.web.live;

import java.util.Locale;

/** Why a client's frame was refused; the text form is public API. */
enum ErrorCode {
    /** No JSON object of the documented form. */
    MALFORMED,
    /** No frame that clients may send. */
    UNKNOWN_TYPE,
    /** Something else came before the hello. */
    NOT_READY,
    /** A second hello. */
    ALREADY_OPEN;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
