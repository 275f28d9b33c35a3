package ticketstream.web.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import ticketstream.application.account.NewAccount;
import ticketstream.application.account.Registration;
import ticketstream.application.account.Secrets;
import ticketstream.application.account.SignIn;
import ticketstream.application.desk.Desk;
import ticketstream.domain.account.AccountRejection;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.HeldRole;
import ticketstream.domain.actor.Role;

/** Adds labelled accounts and tickets to look at, once; their password is made up for this data folder and printed. */
@Component
class Demo {
    private static final List<String> TITLES = List.of(
            "Demo: the printer on the second floor jams",
            "Demo: which plan fits a team of five?",
            "Demo: I cannot sign in since yesterday");

    private final DeskSettings settings;
    private final Registration registration;
    private final SignIn signIn;
    private final Desk desk;

    Demo(DeskSettings settings, Registration registration, SignIn signIn, Desk desk) {
        this.settings = settings;
        this.registration = registration;
        this.signIn = signIn;
        this.desk = desk;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(0)
    void fill() throws IOException {
        if (settings.demo()) {
            var password = password();
            for (Role role : Role.values()) {
                register(role, password);
            }
            signIn.attempt(email(Role.USER), password)
                    .ifPresent(known -> openTickets(known.account().actor(Instant.now())));
            System.out.println("Demo accounts demo-user@example.org, demo-agent@…, demo-admin@…, demo-auditor@…, "
                    + "demo-analyst@… have the password " + password);
        }
    }

    private String password() throws IOException {
        var file = settings.data().resolve("demo-password.txt");
        if (Files.notExists(file)) {
            Files.createDirectories(settings.data());
            Files.writeString(file, Secrets.next());
        }
        return Files.readString(file);
    }

    private void register(Role role, String password) {
        var department = role == Role.AGENT ? settings.categories().getFirst() : null;
        var name = "Demo " + role;
        try {
            registration.register(
                    new NewAccount(name, email(role), password, HeldRole.of(role), department), Actor.SYSTEM);
        } catch (AccountRejection there) {
            // from an earlier start
        }
    }

    private void openTickets(Actor user) {
        for (var title : TITLES) {
            var category = settings.categories()
                    .get(TITLES.indexOf(title) % settings.categories().size());
            desk.open(title, "An example ticket.", category, user, "demo-" + TITLES.indexOf(title));
        }
    }

    private static String email(Role role) {
        return "demo-" + role + "@example.org";
    }
}
