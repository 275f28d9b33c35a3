package ticketstream.web.administration;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketstream.web.limit.Cidr;
import ticketstream.web.problem.FieldChecks;

/** The addresses that somebody wants to be allowed, even if that locks him out when forced. */
record AdminAddressChange(
        @Nullable List<@Nullable String> cidrs, @Nullable Boolean force) {
    private static final int MOST = 100;

    List<String> checked() {
        var checks = new FieldChecks().required("cidrs", cidrs, all -> all.size() > MOST ? "too_long" : null);
        List<@Nullable String> wanted = cidrs == null || cidrs.size() > MOST ? List.of() : cidrs;
        for (int i = 0; i < wanted.size(); i++) {
            checks.required("cidrs." + i, wanted.get(i), AdminAddressChange::problem);
        }
        checks.done();
        return wanted.stream().map(String::valueOf).distinct().toList();
    }

    boolean isForced() {
        return Boolean.TRUE.equals(force);
    }

    private static @Nullable String problem(String cidr) {
        return Cidr.parse(cidr).isPresent() ? null : "malformed";
    }
}
