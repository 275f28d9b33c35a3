package ticketstream.web.runtime;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import ticketstream.embedded.DataFolder;

/**
 * Refuses a second desk on the same data before it does anything, into the first one's log least of all. What takes the
 * folder for good is {@link ticketstream.embedded.EmbeddedServers}.
 */
public final class OneDeskPerFolder implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {
    /** Behind the listener that reads the settings (10) and before the one that begins to log (20). */
    private static final int BETWEEN = HIGHEST_PRECEDENCE + 15;

    private final Consumer<IllegalStateException> refusal;

    /** @param refusal ends this process; what is thrown here would be told with all its stack */
    public OneDeskPerFolder(Consumer<IllegalStateException> refusal) {
        this.refusal = refusal;
    }

    @Override
    public int getOrder() {
        return BETWEEN;
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        var settings = Binder.get(event.getEnvironment());
        boolean apart = settings.bind("ticketstream.mongodb-uri", String.class).isBound()
                && settings.bind("ticketstream.kafka-bootstrap-servers", String.class)
                        .isBound();
        if (apart) {
            return;
        }
        try {
            DataFolder.requireFree(
                    settings.bind("ticketstream.data", Path.class).orElse(Path.of("data")));
        } catch (IllegalStateException taken) {
            refusal.accept(taken);
        }
    }
}
