package ticketstream.web.runtime;

import java.util.function.Consumer;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import ticketstream.embedded.DataFolder;

/**
 * Refuses wrong settings, and a second desk on the same data, before anything is done, into the first one's log least of all. What takes the
 * folder for good is {@link ticketstream.embedded.EmbeddedServers}.
 */
public final class OneDeskPerFolder implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {
    /** Behind the listener that reads the settings (10) and before the one that begins to log (20). */
    private static final int BETWEEN = HIGHEST_PRECEDENCE + 15;

    private final Consumer<RuntimeException> refusal;

    /** @param refusal ends this process; what is thrown here would be told with all its stack */
    public OneDeskPerFolder(Consumer<RuntimeException> refusal) {
        this.refusal = refusal;
    }

    @Override
    public int getOrder() {
        return BETWEEN;
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        try {
            var settings = Binder.get(event.getEnvironment()).bindOrCreate("ticketstream", DeskSettings.class);
            if (settings.embeddedMongo() || settings.embeddedKafka()) {
                DataFolder.requireFree(settings.data());
            }
        } catch (RuntimeException wrongOrTaken) {
            refusal.accept(wrongOrTaken);
        }
    }
}
