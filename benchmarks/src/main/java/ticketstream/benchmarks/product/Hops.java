package ticketstream.benchmarks.product;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The product's own histograms of how long changes take until they have come through each hop, as production sees them.
 *
 * @param counts by hop, how many changes took at most so many seconds
 */
public record Hops(Map<String, NavigableMap<Double, Double>> counts) {
    private static final List<String> ORDER = List.of("appended", "published", "consumed", "projected", "framed");
    private static final Pattern BUCKET =
            Pattern.compile("ticketstream_hop_seconds_bucket\\{hop=\"(\\w+)\",le=\"([^\"]+)\"[^}]*} (\\S+)");

    /** As they are now. */
    public static Hops at(URI management) {
        var request = HttpRequest.newBuilder(management.resolve("/actuator/prometheus"))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return of(http.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new IllegalStateException("the product's metrics cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static Hops of(String metrics) {
        Map<String, NavigableMap<Double, Double>> counts = new LinkedHashMap<>();
        ORDER.forEach(hop -> counts.put(hop, new TreeMap<>()));
        var bucket = BUCKET.matcher(metrics);
        while (bucket.find()) {
            double limit =
                    bucket.group(2).equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(bucket.group(2));
            counts.computeIfAbsent(bucket.group(1), hop -> new TreeMap<>())
                    .put(limit, Double.parseDouble(bucket.group(3)));
        }
        return new Hops(counts);
    }

    /** {@code p50/p99} in milliseconds by hop, of what happened since; as exact as the histogram's buckets are. */
    public Map<String, String> since(Hops before) {
        Map<String, String> texts = new LinkedHashMap<>();
        counts.forEach((hop, now) -> {
            var then = before.counts.getOrDefault(hop, new TreeMap<>());
            texts.put(hop, "%.1f/%.1f".formatted(1e3 * percentile(now, then, 0.5), 1e3 * percentile(now, then, 0.99)));
        });
        return texts;
    }

    private static double percentile(
            NavigableMap<Double, Double> now, NavigableMap<Double, Double> before, double part) {
        if (now.isEmpty()) {
            return Double.NaN;
        }
        double wanted = part * (now.lastEntry().getValue() - value(before, Double.POSITIVE_INFINITY));
        double limitBelow = 0;
        double countBelow = 0;
        for (var bucket : now.entrySet()) {
            double count = bucket.getValue() - value(before, bucket.getKey());
            if (count >= wanted) {
                boolean open = Double.isInfinite(bucket.getKey()) || count == countBelow;
                return open
                        ? limitBelow
                        : limitBelow + (bucket.getKey() - limitBelow) * (wanted - countBelow) / (count - countBelow);
            }
            limitBelow = bucket.getKey();
            countBelow = count;
        }
        return limitBelow;
    }

    private static double value(NavigableMap<Double, Double> counts, double limit) {
        return counts.getOrDefault(limit, 0.0);
    }
}
