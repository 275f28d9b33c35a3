package ticketstream.web.runtime;

import java.time.Clock;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ticketstream.application.history.TicketHistory;
import ticketstream.application.publication.ForeignRecords;
import ticketstream.application.publication.RecordSignature;
import ticketstream.domain.actor.Scope;
import ticketstream.domain.ticket.TicketStatus;
import ticketstream.projections.adminoverview.AdminOverview;
import ticketstream.projections.row.Page;
import ticketstream.projections.ticket.TicketFilter;
import ticketstream.projections.ticket.TicketPlace;
import ticketstream.projections.ticket.TicketQuery;
import ticketstream.projections.ticket.TicketSort;
import ticketstream.web.account.Departments;
import ticketstream.web.account.SeenAccess;
import ticketstream.web.limit.LimitsSettings;
import ticketstream.web.live.LiveAdmission;
import ticketstream.web.live.LiveConnections;
import ticketstream.web.live.LiveLimits;
import ticketstream.web.live.LiveToken;
import ticketstream.web.live.LiveTokens;
import ticketstream.web.live.Origins;
import ticketstream.web.live.count.OpenTicket;
import ticketstream.web.live.count.OpenTicketSource;
import ticketstream.web.live.feed.Aside;
import ticketstream.web.live.feed.Broker;
import ticketstream.web.live.feed.ChangeFeed;
import ticketstream.web.live.feed.CursorKey;
import ticketstream.web.live.presence.TicketLookup;
import ticketstream.web.security.OpenSessions;
import ticketstream.web.security.OriginSettings;
import ticketstream.web.security.SignInSettings;
import ticketstream.web.security.StoredKeys;
import ticketstream.web.security.TokenVerifier;
import ticketstream.web.session.SessionEnded;
import ticketstream.web.ticket.SeenChanges;

/** Connects the parts of the edge that do not know each other. */
@Configuration(proxyBeanMethods = false)
class LiveWiring {
    @Bean
    Broker broker(KafkaAddress kafka) {
        return kafka::bootstrapServers;
    }

    @Bean
    CursorKey cursorKey(StoredKeys keys) {
        return CursorKey.of(keys.secret("live"));
    }

    @Bean
    RecordSignature changeSignature(StoredKeys keys) {
        return new RecordSignature(keys.secret("changes"));
    }

    @Bean(destroyMethod = "close")
    Aside foreignChanges(ForeignRecords foreign) {
        return new Aside(foreign::add);
    }

    @Bean
    LiveTokens liveTokens(TokenVerifier tokens, OpenSessions sessions) {
        return text -> tokens.verify(text)
                .filter(token -> sessions.isOpen(token.sessionId()))
                .map(token -> new LiveToken(token.accountId(), token.sessionId(), token.expiresAt()));
    }

    @Bean
    ApplicationListener<PayloadApplicationEvent<SessionEnded>> socketsOfEndedSessions(LiveConnections connections) {
        return ended -> connections.endSession(ended.getPayload().sessionId());
    }

    @Bean
    LiveAdmission liveAdmission(SignInSettings settings, Clock clock) {
        return account -> !settings.lacksSecondFactor(account, clock.instant());
    }

    @Bean
    LiveLimits liveLimits(LimitsSettings limits) {
        return new LiveLimits(limits.socketsPerAccount(), limits.socketsPerAddress(), limits.messagesPerMinute());
    }

    @Bean
    Origins liveOrigins(OriginSettings settings) {
        return new Origins(settings.allowedOrigins());
    }

    @Bean
    OpenTicketSource openTickets(AdminOverview overview) {
        return taker -> Arrays.stream(TicketStatus.values())
                .filter(status -> status != TicketStatus.CLOSED)
                .forEach(status -> each(overview, status, taker));
    }

    @Bean
    TicketLookup ticketLookup(TicketHistory log) {
        return log::ticket;
    }

    @Bean
    SeenChanges seenChanges(ChangeFeed feed) {
        return feed::awaitSeen;
    }

    @Bean
    SeenAccess seenAccess(ChangeFeed feed) {
        return (accountId, version, atMost) ->
                feed.awaitSeen(Scope.account(accountId).key(), accountId, version, atMost);
    }

    @Bean
    Departments departments(DeskSettings settings) {
        return settings.categories()::contains;
    }

    private static void each(AdminOverview overview, TicketStatus status, BiConsumer<String, OpenTicket> taker) {
        TicketPlace after = null;
        do {
            var filter = new TicketFilter(status, null, null, null);
            var page = overview.everything(new TicketQuery(filter, TicketSort.OLDEST_FIRST, Page.LARGEST, after));
            page.items()
                    .forEach(ticket -> taker.accept(
                            ticket.id(),
                            new OpenTicket(
                                    ticket.createdBy().id(), ticket.category(), ticket.status(), ticket.version())));
            after = page.next();
        } while (after != null);
    }
}
