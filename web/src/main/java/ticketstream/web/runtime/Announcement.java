package ticketstream.web.runtime;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import ticketstream.application.account.FirstAdministrator;

/** Makes sure that somebody can administer the desk, and tells the person at the terminal where it is. */
@Component
class Announcement {
    private final DeskSettings settings;
    private final FirstAdministrator first;

    Announcement(DeskSettings settings, FirstAdministrator first) {
        this.settings = settings;
        this.first = first;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext context
                && context.getWebServer() != null) {
            var address = "http://localhost:" + context.getWebServer().getPort();
            System.out.println("Ticketstream is running on " + address);
            System.out.println(howToSignIn(address));
        }
    }

    private String howToSignIn(String address) {
        if (settings.namesAdministrator()) {
            first.createFromSettings(settings.administratorEmail(), settings.administratorPassword());
        }
        return first.offerToken()
                .map(token -> "Create the administrator within 30 minutes: " + address + "/bootstrap#token=" + token)
                .orElse("Sign in with your e-mail address and password. Ctrl-C stops the desk.");
    }
}
