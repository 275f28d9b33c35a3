package ticketstream.projections.row;

import java.util.Locale;

/** Reads back the text form under which enums are stored ({@code in-progress}). */
public final class EnumText {
    private EnumText() {}

    /** The constant with this text; an unknown text is an {@link IllegalArgumentException}. */
    public static <T extends Enum<T>> T read(Class<T> type, String text) {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
