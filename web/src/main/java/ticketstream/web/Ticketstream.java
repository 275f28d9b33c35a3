package ticketstream.web;

import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import ticketstream.web.runtime.OneDeskPerFolder;
import ticketstream.web.runtime.StartFailure;

/** Starts the desk. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Ticketstream {
    /** Runs until it is stopped; what keeps it from starting is told in one line. */
    public static void main(String[] arguments) {
        // Axon's update checker sends usage data.
        System.setProperty("axoniq.update-checker.disabled", "true");
        System.setProperty("disable-axoniq-console-message", "true");
        try {
            var desk = new SpringApplication(Ticketstream.class);
            desk.addListeners(new OneDeskPerFolder(Ticketstream::refuse));
            desk.run(arguments);
        } catch (RuntimeException failure) {
            LoggerFactory.getLogger(Ticketstream.class).error("The desk could not start", failure);
            refuse(failure);
        }
    }

    private static void refuse(RuntimeException failure) {
        System.err.println("ticketstream: " + StartFailure.sentence(failure));
        System.exit(1); // the broker's threads would keep the process alive
    }
}
