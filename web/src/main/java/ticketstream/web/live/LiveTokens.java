package ticketstream.web.live;

import java.util.Optional;

/** Checks access tokens. */
@FunctionalInterface
public interface LiveTokens {
    /** What the token says; empty unless it is genuine and not expired. */
    Optional<LiveToken> verify(String token);
}
