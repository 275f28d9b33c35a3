package ticketstream.web.live.presence;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;
import java.util.Locale;

/** What somebody does at a ticket, the least first; the text form is public API. */
public enum Doing {
    /** It is open in a window that nobody looks at. */
    AWAY,
    VIEWING,
    EDITING,
    TYPING;

    @JsonCreator
    static Doing read(String text) {
        return Arrays.stream(values())
                .filter(doing -> doing.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing that somebody does"));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
