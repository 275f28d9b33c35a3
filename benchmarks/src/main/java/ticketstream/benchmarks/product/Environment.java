package ticketstream.benchmarks.product;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The product's settings for a run: everything apart from the machine's own, and no limit on load. */
final class Environment {
    private static final List<String> LIMITS = List.of(
            "SIGN_INS_PER_MINUTE",
            "REQUESTS_PER_MINUTE",
            "SOCKETS_PER_ACCOUNT",
            "SOCKETS_PER_ADDRESS",
            "MESSAGES_PER_MINUTE");

    private Environment() {}

    static Map<String, String> of(Ports ports, Path data) {
        var settings = new HashMap<String, String>();
        settings.put("TICKETSTREAM_PORT", Integer.toString(ports.http()));
        settings.put("TICKETSTREAM_MANAGEMENT_PORT", Integer.toString(ports.management()));
        settings.put("TICKETSTREAM_DATA", data.toAbsolutePath().toString());
        settings.put("TICKETSTREAM_ADMIN_EMAIL", Product.ADMIN_EMAIL);
        settings.put("TICKETSTREAM_ADMIN_PASSWORD", Product.ADMIN_PASSWORD);
        LIMITS.forEach(limit -> settings.put("TICKETSTREAM_LIMITS_" + limit, "0"));
        return settings;
    }
}
