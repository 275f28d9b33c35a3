package ticketstream.web.session;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** Tests at the edge of one running desk, which all of them share. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(
        classes = TestDesk.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.profiles.active=edge-only",
            "ticketstream.data=target/desk-${random.uuid}",
            "ticketstream.base-url=https://desk.example/support/",
            "ticketstream.limits.sign-ins-per-minute=40",
            "ticketstream.limits.failed-sign-ins-per-address-per-minute=300",
            "ticketstream.limits.requests-per-minute=0",
            "management.server.port=-1",
            "logging.level.root=warn",
            "logging.level.security=info"
        })
@Import(Visitor.class)
public @interface DeskTest {}
