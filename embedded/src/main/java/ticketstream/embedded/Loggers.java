package ticketstream.embedded;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Keeps the servers' own chatter (thousands of lines per start) out of the product's log, unless somebody asked for it. */
public final class Loggers {
    private static final List<String> CHATTY =
            List.of("kafka", "org.apache.kafka", "state.change.logger", "de.bwaldvogel.mongo", "io.netty");

    private Loggers() {}

    /** Shows errors only, for each logger nobody gave a level. */
    public static void quieten() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            CHATTY.stream()
                    .map(context::getLogger)
                    .filter(logger -> logger.getLevel() == null)
                    .forEach(Loggers::quieten);
        }
    }

    private static void quieten(Logger logger) {
        logger.setLevel(Level.ERROR);
    }
}
