package ticketstream.domain.ticket;

import java.util.Locale;

/** How urgent a ticket is; every ticket starts as normal. */
public enum Priority {
    LOW,
    NORMAL,
    HIGH,
    URGENT;

    private final String text = name().toLowerCase(Locale.ROOT);

    @Override
    public String toString() {
        return text;
    }
}
