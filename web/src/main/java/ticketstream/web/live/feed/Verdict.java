package ticketstream.web.live.feed;

/** What a record of the topic is worth. */
sealed interface Verdict {
    /** This desk announced it, here and once. */
    record Genuine(ChangeRecord change) implements Verdict {}

    /** It may stand for a change, but nothing it says may be shown: who follows has to load anew. */
    record Doubtful(String reason) implements Verdict {}

    /** It means nothing. */
    record Foreign(String reason) implements Verdict {}
}
