package ticketstream.web.runtime;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import ticketstream.application.account.FirstAdministrator;

/** Tells the person at the terminal where the desk is and how to get in. */
@Component
class Announcement {
    private final FirstAdministrator first;

    Announcement(FirstAdministrator first) {
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
        return first.offerToken()
                .map(token -> "Create the administrator within 30 minutes: " + address + "/bootstrap#token=" + token)
                .orElse("Sign in with your e-mail address and password. Ctrl-C stops the desk.");
    }
}
