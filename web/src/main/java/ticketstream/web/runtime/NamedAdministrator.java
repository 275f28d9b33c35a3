package ticketstream.web.runtime;

import org.axonframework.spring.config.SpringAxonConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import ticketstream.application.account.AccountText;
import ticketstream.application.account.FirstAdministrator;
import ticketstream.domain.account.AccountRejection;

/** Creates the administrator named in the settings, before anybody can knock at the door. */
@Component
class NamedAdministrator implements SmartLifecycle {
    private final DeskSettings settings;
    private final FirstAdministrator first;
    private volatile boolean running;

    NamedAdministrator(DeskSettings settings, FirstAdministrator first) {
        this.settings = settings;
        this.first = first;
    }

    @Override
    public void start() {
        if (settings.namesAdministrator()) {
            create(settings.administratorEmail(), settings.administratorPassword());
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the command bus and before the web server. */
    @Override
    public int getPhase() {
        return SpringAxonConfiguration.LIFECYCLE_PHASE + 1;
    }

    private void create(String email, String password) {
        var normalised = AccountText.normaliseEmail(email);
        refuseProblem("TICKETSTREAM_ADMIN_EMAIL", AccountText.problemWithEmail(normalised));
        if (!first.isWanted()) {
            return;
        }
        refuseProblem("TICKETSTREAM_ADMIN_PASSWORD", AccountText.problemWithPassword(password, normalised, ""));
        try {
            first.createFromSettings(email, password);
        } catch (AccountRejection refused) {
            throw new InvalidSetting("TICKETSTREAM_ADMIN_EMAIL belongs to an account that is no administrator");
        }
    }

    private static void refuseProblem(String setting, @Nullable String problem) {
        if (problem != null) {
            throw new InvalidSetting(setting + " is " + problem.replace('_', ' '));
        }
    }
}
