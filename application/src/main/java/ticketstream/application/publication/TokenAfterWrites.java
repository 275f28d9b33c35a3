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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A token store that moves a processor's token only after everything its batch wrote. The framework's processors
 * register the storing of the token with PREPARE_COMMIT before any handler runs, so it would come first; here it waits
 * for COMMIT, which is not reached when anything in PREPARE_COMMIT fails.
 *
 * <p>Where the claim is certain, because it was stored or extended a moment ago, two things wait: the extension of the claim
 * before each batch, and tokens that follow another one too soon. The last of them is owed: it is stored with a later batch,
 * when the processor looks for events in vain, or when it lets go of the claim. A crash before that repeats the batches since.
 */
public final class TokenAfterWrites implements TokenStore {
    private static final Logger log = LoggerFactory.getLogger(TokenAfterWrites.class);

    private final TokenStore tokens;
    private final long certain;
    private final long apart;
    private final Map<Claim, Kept> claims = new ConcurrentHashMap<>();

    private record Claim(String processor, int segment) {}

    /**
     * What is known of a claim this node holds. Times are those of {@link System#nanoTime}.
     *
     * @param confirmed when it was stored or extended
     * @param stored when a token was stored, null for not yet
     * @param owed the token that is still to be stored, null for none
     */
    private record Kept(
            long confirmed, @Nullable Long stored, @Nullable TrackingToken owed) {
        Kept owing(TrackingToken token) {
            return new Kept(confirmed, stored, token);
        }
    }

    /**
     * @param certain how long nobody else can get a claim that was stored or extended: well below the claims' time-out
     * @param apart how long a token waits at least after the one before it
     */
    public TokenAfterWrites(TokenStore tokens, Duration certain, Duration apart) {
        this.tokens = tokens;
        this.certain = certain.toNanos();
        this.apart = apart.toNanos();
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
        var claim = new Claim(processor, segment);
        if (CurrentUnitOfWork.isStarted()
                && CurrentUnitOfWork.get().root().phase().isBefore(UnitOfWork.Phase.COMMIT)) {
            CurrentUnitOfWork.get().root().onCommit(batch -> storeOrOwe(token, claim));
        } else {
            store(token, claim);
        }
    }

    private void storeOrOwe(@Nullable TrackingToken token, Claim claim) {
        var kept = claims.get(claim);
        if (token == null || kept == null || !certain(kept) || due(kept)) {
            store(token, claim);
        } else {
            claims.put(claim, kept.owing(token));
        }
    }

    private boolean certain(Kept kept) {
        return System.nanoTime() - kept.confirmed <= certain;
    }

    private boolean due(Kept kept) {
        return kept.stored == null || System.nanoTime() - kept.stored >= apart;
    }

    /** Counts from before the question, as extending does, so that a slow answer makes nothing certain that is not. */
    private void store(@Nullable TrackingToken token, Claim claim) {
        claims.remove(claim);
        long asked = System.nanoTime();
        tokens.storeToken(token, claim.processor, claim.segment);
        claims.put(claim, new Kept(asked, asked, null));
    }

    @Override
    public void extendClaim(String processor, int segment) {
        var claim = new Claim(processor, segment);
        var kept = claims.get(claim);
        if (kept != null && kept.owed != null) {
            if (due(kept) || !certain(kept)) {
                store(kept.owed, claim);
            }
        } else if (kept == null || !certain(kept)) {
            claims.remove(claim);
            long asked = System.nanoTime();
            tokens.extendClaim(processor, segment);
            claims.put(claim, new Kept(asked, kept == null ? null : kept.stored, null));
        }
    }

    @Override
    public void releaseClaim(String processor, int segment) {
        var kept = claims.remove(new Claim(processor, segment));
        if (kept != null && kept.owed != null) {
            try {
                tokens.storeToken(kept.owed, processor, segment);
            } catch (RuntimeException e) {
                log.info("The last token of {} could not be stored; its last batches will be repeated", processor, e);
            }
        }
        tokens.releaseClaim(processor, segment);
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
        claims.remove(new Claim(processor, segment));
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
