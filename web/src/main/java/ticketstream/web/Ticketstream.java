package ticketstream.web;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the desk. */
@SpringBootApplication
public class Ticketstream {
    /** Runs until it is stopped. */
    public static void main(String[] arguments) {
        SpringApplication.run(Ticketstream.class, arguments);
    }
}
