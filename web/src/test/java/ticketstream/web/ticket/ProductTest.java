package ticketstream.web.ticket;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import ticketstream.web.Ticketstream;
import ticketstream.web.security.Forgery;
import ticketstream.web.session.Visitor;

/** Tests of the whole product with its embedded broker and database, which all of them share. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(
        classes = Ticketstream.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "ticketstream.data=target/product-${random.uuid}",
            "ticketstream.limits.sign-ins-per-minute=0",
            "ticketstream.limits.requests-per-minute=0",
            "management.server.port=-1"
        })
@Import({Visitor.class, Forgery.class})
public @interface ProductTest {}
