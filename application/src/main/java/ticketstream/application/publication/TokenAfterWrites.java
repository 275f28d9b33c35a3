package ticketstream.application.publication;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * A token store that moves a processor's token only after everything its batch wrote. The framework's processors
 * register the storing of the token with PREPARE_COMMIT before any handler runs, so it would come first; here it waits
 * for COMMIT, which is not reached when anything in PREPARE_COMMIT fails.
 *
 * <p>A tracking processor also extends its claim before each batch. That is left out while the claim is certain, because it
 * was stored or extended a moment ago.
 */
public final class TokenAfterWrites implements TokenStore {
    private final TokenStore tokens;
    private final long certain;
    private final Map<Claim, Long> confirmed = new ConcurrentHashMap<>();

    private record Claim(String processor, int segment) {}

    /** @param certain how long nobody else can get a claim that was stored or extended: well below the claims' time-out */
    public TokenAfterWrites(TokenStore tokens, Duration certain) {
        this.tokens = tokens;
        this.certain = certain.toNanos();
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
        if (CurrentUnitOfWork.isStarted()
                && CurrentUnitOfWork.get().root().phase().isBefore(UnitOfWork.Phase.COMMIT)) {
            CurrentUnitOfWork.get().root().onCommit(u -> store(token, processor, segment));
        } else {
            store(token, processor, segment);
        }
    }

    private void store(@Nullable TrackingToken token, String processor, int segment) {
        confirm(new Claim(processor, segment), () -> tokens.storeToken(token, processor, segment));
    }

    /** Counts from before the question, so that a slow answer makes nothing certain that is not. */
    private void confirm(Claim claim, Runnable question) {
        confirmed.remove(claim);
        long asked = System.nanoTime();
        question.run();
        confirmed.put(claim, asked);
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processor, int segment) {
        return tokens.fetchToken(processor, segment);
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processor, Segment segment) {
        return tokens.fetchToken(processor, segment);
    }

    @Override
    public void extendClaim(String processor, int segment) {
        var claim = new Claim(processor, segment);
        Long last = confirmed.get(claim);
        if (last == null || System.nanoTime() - last > certain) {
            confirm(claim, () -> tokens.extendClaim(processor, segment));
        }
    }

    @Override
    public void releaseClaim(String processor, int segment) {
        confirmed.remove(new Claim(processor, segment));
        tokens.releaseClaim(processor, segment);
    }

    @Override
    public void initializeTokenSegments(String processor, int segments) {
        tokens.initializeTokenSegments(processor, segments);
    }

    @Override
    public void initializeTokenSegments(String processor, int segments, @Nullable TrackingToken initial) {
        tokens.initializeTokenSegments(processor, segments, initial);
    }

    @Override
    public void initializeSegment(@Nullable TrackingToken token, String processor, int segment) {
        tokens.initializeSegment(token, processor, segment);
    }

    @Override
    public void deleteToken(String processor, int segment) {
        confirmed.remove(new Claim(processor, segment));
        tokens.deleteToken(processor, segment);
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return tokens.requiresExplicitSegmentInitialization();
    }

    @Override
    public int[] fetchSegments(String processor) {
        return tokens.fetchSegments(processor);
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processor) {
        return tokens.fetchAvailableSegments(processor);
    }

    @Override
    public Optional<String> retrieveStorageIdentifier() {
        return tokens.retrieveStorageIdentifier();
    }
}
