package ticketstream.projections.generation;

import java.util.List;

/**
 * How the generation that serves and the other one differ.
 *
 * @param finished whether the figures are there; until then they are empty
 * @param differing rows that are not the same in both, rows of one only included
 * @param differences the first of them by id, at most {@link #NAMED}
 */
public record Comparison(
        boolean finished, Content serving, Content other, long differing, List<Difference> differences) {
    /** Differences that are named and not only counted. */
    public static final int NAMED = 20;

    static final Comparison ASKED_FOR = new Comparison(false, Content.NONE, Content.NONE, 0, List.of());

    /**
     * All rows of one generation.
     *
     * @param hash of all rows, 256 bits in hexadecimal; the same for the same content
     */
    public record Content(long rows, String hash) {
        static final Content NONE = new Content(0, "");
    }

    /**
     * A row that is not the same in both generations.
     *
     * @param fields those that differ, nested ones as paths; only {@code _id} where one generation has no such row
     */
    public record Difference(String id, List<String> fields) {}
}
