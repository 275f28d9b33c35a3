package ticketstream.application.desk;

/** The same idempotency key came with another request; the first one stands, nothing happened now. */
public final class IdempotencyKeyReused extends RuntimeException {
    IdempotencyKeyReused() {
        super("the idempotency key was used for another request", null, false, false);
    }
}
