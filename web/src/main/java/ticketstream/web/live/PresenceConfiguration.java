package ticketstream.web.live;

import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ticketstream.application.publication.RecordSignature;
import ticketstream.web.live.feed.Aside;
import ticketstream.web.live.feed.Broker;
import ticketstream.web.live.feed.ChangeFeed;
import ticketstream.web.live.presence.PresenceExchange;
import ticketstream.web.live.presence.Roll;
import ticketstream.web.live.presence.Sights;
import ticketstream.web.live.presence.TicketLookup;

/** Puts together who is at which ticket. Needs a {@link TicketLookup} besides what live updates need. */
@Configuration(proxyBeanMethods = false)
class PresenceConfiguration {
    @Bean
    Roll roll() {
        return new Roll(UUID.randomUUID().toString(), InstantSource.system());
    }

    @Bean
    Sights sights(ChangeFeed feed, TicketLookup tickets, @Qualifier("liveBackground") ExecutorService background) {
        Sights sights = new Sights(tickets, background);
        feed.follow(sights);
        return sights;
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    PresenceExchange presenceExchange(Broker broker, RecordSignature signature, Aside aside, Roll roll) {
        return new PresenceExchange(broker, signature, aside, roll::hear);
    }

    @Bean
    Presences presences(
            Switchboard switchboard, Sights sights, Roll roll, PresenceExchange exchange, LiveSettings settings) {
        return new Presences(switchboard.audiences(), sights, roll, exchange::tell, settings);
    }
}
