package ticketstream.web.security;

import java.util.List;
import ticketstream.web.limit.Cidr;

/** The proxies that are believed when they say for whom they ask. */
public record TrustedProxies(List<Cidr> blocks) {
    /** Whether one of them has this address. */
    public boolean contain(String address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }
}
