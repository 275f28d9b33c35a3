package ticketstream.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.DynamicTest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tests of a matrix, and how many cases they compare together. */
final class CountedCases {
    private static final Logger LOG = LoggerFactory.getLogger(CountedCases.class);

    private final AtomicInteger cases = new AtomicInteger();

    /** One test of many cases. */
    DynamicTest test(String name, Consumer<Findings> run) {
        return dynamicTest(name, () -> {
            var findings = new Findings(cases);
            run.accept(findings);
            findings.show();
        });
    }

    /** The last test: that a matrix did not shrink unnoticed. */
    DynamicTest atLeast(int fewest, String what) {
        return dynamicTest("all of them", () -> {
            LOG.info("{} cases of {}", cases, what);
            assertThat(cases.get()).isGreaterThanOrEqualTo(fewest);
        });
    }
}
