package ticketstream.web.security;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers remembered for a second. Whoever asks while the same question is under way gets its answer or its failure: while
 * the database is away, one request waits for it and not one after the other.
 */
public final class ForASecond<V> {
    private static final Duration OLDEST = Duration.ofSeconds(1);

    private final AsyncCache<String, V> answers;
    private final Function<String, V> question;

    /** @param most how many answers are remembered */
    public ForASecond(int most, Function<String, V> question) {
        this.question = question;
        this.answers =
                Caffeine.newBuilder().expireAfterWrite(OLDEST).maximumSize(most).buildAsync();
    }

    /** The answer, no older than a second; fails as the question does. */
    public V get(String key) {
        CompletableFuture<V> own = new CompletableFuture<>();
        @Nullable CompletableFuture<V> others = answers.asMap().putIfAbsent(key, own);
        if (others != null) {
            return shared(others);
        }
        try {
            V answer = question.apply(key);
            own.complete(answer);
            return answer;
        } catch (RuntimeException | Error e) {
            own.completeExceptionally(e);
            throw e;
        }
    }

    private static <V> V shared(CompletableFuture<V> others) {
        try {
            return others.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Lets the next one ask again. */
    public void forget(String key) {
        answers.asMap().remove(key);
    }
}
