package ticketstream.projections;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.Arrays;
import java.util.stream.Stream;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ticketstream.domain.account.AccountEvent;
import ticketstream.domain.audit.AuditEvent;
import ticketstream.domain.ticket.TicketEvent;
import ticketstream.projections.adminoverview.AdminOverviewProjector;
import ticketstream.projections.agentqueue.AgentQueueProjector;
import ticketstream.projections.audit.AuditProjector;
import ticketstream.projections.change.Changes;
import ticketstream.projections.directory.DirectoryProjector;
import ticketstream.projections.generation.Generations;
import ticketstream.projections.requester.RequesterProjector;
import ticketstream.projections.stage.Log;
import ticketstream.projections.stage.Stage;

/** What becomes of each event is decided in switches without default; here: that every event reaches them. */
class EventsTest {
    private static final Changes NOBODY = changes -> {};
    private static final MongoClient CLIENT = MongoClients.create("mongodb://127.0.0.1:1");
    private static final Generations GENERATIONS = new Generations(CLIENT.getDatabase("away"));
    private static final Log LOG = new Log();

    @AfterAll
    static void close() {
        CLIENT.close();
    }

    static Stream<Arguments> projectors() {
        return Stream.of(
                Arguments.of(new RequesterProjector(Stage.projections(GENERATIONS, LOG, NOBODY)), TicketEvent.class),
                Arguments.of(new AgentQueueProjector(Stage.projections(GENERATIONS, LOG, NOBODY)), TicketEvent.class),
                Arguments.of(
                        new AdminOverviewProjector(Stage.projections(GENERATIONS, LOG, NOBODY)), TicketEvent.class),
                Arguments.of(new DirectoryProjector(Stage.projections(GENERATIONS, LOG, NOBODY)), AccountEvent.class),
                Arguments.of(new AuditProjector(Stage.projections(GENERATIONS, LOG, NOBODY)), AccountEvent.class),
                Arguments.of(new AuditProjector(Stage.projections(GENERATIONS, LOG, NOBODY)), AuditEvent.class));
    }

    @ParameterizedTest
    @MethodSource("projectors")
    void reachTheProjectorThatFoldsThem(Object projector, Class<?> events) {
        var handler = new AnnotationEventHandlerAdapter(projector);

        assertThat(events.getPermittedSubclasses()).isNotEmpty();
        assertThat(Arrays.asList(events.getPermittedSubclasses())).allMatch(handler::canHandleType);
        assertThat(handler.canHandleType(String.class)).isFalse();
        assertThat(handler.supportsReset()).isTrue();
    }
}
