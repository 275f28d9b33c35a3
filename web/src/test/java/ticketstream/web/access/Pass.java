package ticketstream.web.access;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ticketstream.web.session.Visitor.Guest;

/** An access token that is replaced long before it expires, so that a slow machine does not change the answers. */
final class Pass implements Supplier<@Nullable String> {
    private static final Duration OLDEST = Duration.ofMinutes(2);

    private final Supplier<Guest> signIn;
    private @Nullable String token;
    private Instant since = Instant.EPOCH;

    Pass(Supplier<Guest> signIn) {
        this.signIn = signIn;
    }

    @Override
    public synchronized String get() {
        var present = token;
        if (present == null || since.plus(OLDEST).isBefore(Instant.now())) {
            present = signIn.get().token();
            token = present;
            since = Instant.now();
        }
        return present;
    }
}
