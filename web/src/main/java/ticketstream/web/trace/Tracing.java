package ticketstream.web.trace;

import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the trace id and the time of arrival of a request among the metadata of its events, and records their hops. */
@Configuration(proxyBeanMethods = false)
public class Tracing {

    /** Commands are handled on the thread of their request. */
    @Bean
    static CorrelationDataProvider requestOfCommands() {
        return message -> message instanceof CommandMessage ? ofRequest() : Map.of();
    }

    /** What the events say of the request that is being answered on this thread; empty outside any. */
    public static Map<String, String> ofRequest() {
        Long arrival = Arrival.present();
        return arrival == null ? Map.of() : Map.of(TraceId.KEY, TraceId.current(), Arrival.KEY, arrival.toString());
    }

    @Bean
    static ConfigurerModule recordAppended(Hops hops) {
        return configurer -> configurer.onInitialize(configuration -> configuration.onStart(() -> {
            var unused = configuration.commandBus().registerHandlerInterceptor((unit, chain) -> {
                unit.afterCommit(committed -> hops.passed(Hop.APPENDED, Arrival.present()));
                return chain.proceed();
            });
        }));
    }

    /** For the processor that publishes the log. */
    public static MessageHandlerInterceptor<EventMessage<?>> published(Hops hops) {
        return (unit, chain) -> {
            var receivedAt = receivedAt(unit.getMessage());
            unit.root().onCommit(committing -> hops.passed(Hop.PUBLISHED, receivedAt));
            return chain.proceed();
        };
    }

    /** For a processor that keeps a read model. */
    public static MessageHandlerInterceptor<EventMessage<?>> projected(Hops hops) {
        return (unit, chain) -> {
            var receivedAt = receivedAt(unit.getMessage());
            hops.passed(Hop.CONSUMED, receivedAt);
            unit.root().onCommit(committing -> hops.passed(Hop.PROJECTED, receivedAt));
            return chain.proceed();
        };
    }

    /** Null for what was on its way before. */
    private static @Nullable Long receivedAt(Message<?> message) {
        boolean again = ReplayToken.isReplay(message) || message.getMetaData().containsKey("refilled");
        return !again && message.getMetaData().get(Arrival.KEY) instanceof String micros ? Long.valueOf(micros) : null;
    }
}
