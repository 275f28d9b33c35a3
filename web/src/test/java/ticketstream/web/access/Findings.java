package ticketstream.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What cases showed; all of it, not only the first that went wrong. */
final class Findings {
    private final AtomicInteger total;
    private final List<String> wrong = new ArrayList<>();

    /** @param total counts the cases of all findings together */
    Findings(AtomicInteger total) {
        this.total = total;
    }

    void compare(String what, Object who, String expected, String found) {
        total.incrementAndGet();
        if (!expected.equals(found)) {
            wrong.add("%s, %s: expected %s, found %s".formatted(what, who, expected, found));
        }
    }

    void show() {
        assertThat(wrong).isEmpty();
    }
}
