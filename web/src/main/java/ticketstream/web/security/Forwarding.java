package ticketstream.web.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ticketstream.web.limit.Cidr;

/**
 * What proxies wrote about the client of a request, the nearest one last. Read from there, because only what a trusted proxy
 * added can be believed: the client is the first who is no trusted proxy. What is malformed on the way says nothing; neither
 * do the two headers when they name two clients, because one of them then came through from outside.
 */
record Forwarding(List<String> forwardedFor, List<String> forwarded) {
    private static final Pattern PAIR = Pattern.compile("\\G\\s*+([A-Za-z]++)=(\"[^\"]*+\"|[^\",;\\s]++)\\s*+([;,]|$)");
    private static final Pattern NODE =
            Pattern.compile("\\[(?<six>[0-9a-fA-F:.]++)](:[0-9]{1,5})?|(?<four>[0-9.]++)(:[0-9]{1,5})?");

    /** One proxy's word; both null when it cannot be read. */
    private record Hop(@Nullable String client, @Nullable String scheme) {
        private static final Hop UNREADABLE = new Hop(null, null);
    }

    /** The client's address; empty when nobody named it. */
    Optional<String> client(TrustedProxies proxies) {
        var clients = Stream.of(listed(), elements())
                .filter(hops -> !hops.isEmpty())
                .map(hops -> clientAmong(hops, proxies).map(Hop::client))
                .distinct()
                .toList();
        return clients.size() == 1 ? clients.getFirst() : Optional.empty();
    }

    /** The scheme the client used, where {@code Forwarded} says it. */
    Optional<String> scheme(TrustedProxies proxies) {
        return clientAmong(elements(), proxies).map(Hop::scheme);
    }

    private static Optional<Hop> clientAmong(List<Hop> hops, TrustedProxies proxies) {
        for (var hop : hops.reversed()) {
            if (hop.client() == null) {
                return Optional.empty();
            }
            if (!proxies.contain(hop.client())) {
                return Optional.of(hop);
            }
        }
        return hops.stream().findFirst();
    }

    private List<Hop> listed() {
        return forwardedFor.stream()
                .flatMap(line -> Stream.of(line.split(",", -1)))
                .map(node -> new Hop(address(node.strip()), null))
                .toList();
    }

    private List<Hop> elements() {
        List<Hop> hops = new ArrayList<>();
        forwarded.forEach(line -> addElements(line, hops));
        return hops;
    }

    private static void addElements(String line, List<Hop> hops) {
        var hop = Hop.UNREADABLE;
        int read = 0;
        for (var pairs = PAIR.matcher(line); read < line.length() && pairs.find(); read = pairs.end()) {
            hop = with(hop, pairs.group(1), pairs.group(2).replace("\"", ""));
            if (pairs.group(3).equals(",")) {
                hops.add(hop);
                hop = Hop.UNREADABLE;
            }
        }
        hops.add(read == line.length() ? hop : Hop.UNREADABLE);
    }

    private static Hop with(Hop hop, String name, String value) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "for" -> new Hop(address(value), hop.scheme());
            case "proto" -> new Hop(hop.client(), value);
            default -> hop;
        };
    }

    private static @Nullable String address(String node) {
        var parts = NODE.matcher(node);
        var bare = !parts.matches() ? node : parts.group("six") != null ? parts.group("six") : parts.group("four");
        return Cidr.isAddress(bare) ? bare : null;
    }
}
