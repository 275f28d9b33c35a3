package ticketstream.application.mail;

/** Sends plain text to an e-mail address. */
@FunctionalInterface
public interface Mail {
    /**
     * Hands one message over; that it arrives is not known.
     *
     * @param to one normalised address
     * @param subject one line
     * @throws java.io.UncheckedIOException when it cannot be handed over
     */
    void send(String to, String subject, String text);
}
