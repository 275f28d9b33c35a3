package ticketstream.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.web.live.Examples.NOW;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import ticketstream.application.account.AccountView;
import ticketstream.domain.actor.Role;
import ticketstream.domain.actor.Scope;
import ticketstream.domain.event.Stored;
import ticketstream.domain.ticket.TicketEvent;
import ticketstream.domain.ticket.TicketStatus;
import ticketstream.projections.change.Change;
import ticketstream.projections.change.Change.Message;
import ticketstream.projections.change.ChangeType;
import ticketstream.web.live.Notice.AccessChanged;
import ticketstream.web.live.Notice.Counted;
import ticketstream.web.live.Notice.Lagging;
import ticketstream.web.live.Notice.Pong;
import ticketstream.web.live.Notice.Present;
import ticketstream.web.live.Notice.Refused;
import ticketstream.web.live.Notice.Restart;
import ticketstream.web.live.Notice.Resync;
import ticketstream.web.live.Notice.Welcome;
import ticketstream.web.live.count.OpenTickets;
import ticketstream.web.live.presence.Attendee;
import ticketstream.web.live.presence.Doing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProtocolDocumentTest {
    private static final Set<ChangeType> WITHOUT_TICKET =
            Set.of(ChangeType.TICKET_DELETED, ChangeType.TICKET_GONE, ChangeType.ACCESS_CHANGED);
    private static final Set<ChangeType> WITH_MESSAGE = Set.of(ChangeType.TICKET_REPLIED, ChangeType.TICKET_NOTED);

    private final ProtocolDocument document;

    ProtocolDocumentTest() throws IOException {
        document = new ProtocolDocument();
    }

    @Test
    void namesExactlyTheFramesOfTheServer() {
        Set<String> frames = names(Notice.class);
        frames.addAll(texts(ChangeType.values()));

        assertThat(document.typesOfOperation("show")).isEqualTo(frames);
    }

    @Test
    void namesExactlyTheFramesOfTheClient() {
        assertThat(document.typesOfOperation("say")).isEqualTo(names(Request.class));
    }

    @Test
    void namesExactlyTheTicketEvents() {
        assertThat(document.messagesOf("tickets"))
                .isEqualTo(
                        events().map(event -> event.getAnnotation(Stored.class).value())
                                .collect(Collectors.toSet()));
    }

    @Test
    void describesNothingThatNoChannelHas() {
        Set<String> used = new TreeSet<>(document.messagesOf("live"));
        used.addAll(document.messagesOf("tickets"));
        Set<String> spoken = document.messagesOfOperation("show");
        spoken.addAll(document.messagesOfOperation("say"));

        assertThat(document.messages()).isEqualTo(used);
        assertThat(document.messagesOf("live")).isEqualTo(spoken);
    }

    @Test
    void namesExactlyTheCodes() {
        assertThat(document.closeCodes())
                .isEqualTo(
                        Arrays.stream(CloseCode.values()).map(CloseCode::code).collect(Collectors.toSet()));
        assertThat(document.values(document.fieldsOf("error").get("code"))).hasSameElementsAs(list(ErrorCode.values()));
        assertThat(document.values(document.fieldsOf("presence").get("doing"))).hasSameElementsAs(list(Doing.values()));
        assertThat(document.values(document.schema("attendee").get("doing"))).hasSameElementsAs(list(Doing.values()));
        assertThat(document.schema("attendee").keySet()).hasSameElementsAs(components(Attendee.class));
        assertThat(document.values(document.schema("account").get("base"))).hasSameElementsAs(list(Role.values()));
        assertThat(document.values(document.fieldsOf("ticket.status-updated").get("to")))
                .hasSameElementsAs(list(TicketStatus.values()));
    }

    @ParameterizedTest
    @MethodSource("notices")
    void describesEveryFieldOfANotice(Notice notice) {
        JsonNode frame = JsonMapper.shared().readTree(notice.text());

        assertFields(frame, frame.get("type").asString());
        if (frame.has("account")) {
            assertThat(frame.get("account").propertyNames())
                    .hasSameElementsAs(document.schema("account").keySet());
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ACCESS_CHANGED")
    void describesEveryFieldOfAChange(ChangeType type) {
        Change example = Examples.change(Scope.DESK, "t", 2);
        Desks desk = new Desks();
        RecordingSocket socket = new RecordingSocket();
        desk.enter(socket, Examples.ADMIN, null);
        desk.feeds.arrives(new Change(
                Scope.DESK,
                type,
                "t",
                2,
                2,
                NOW,
                Examples.ANNE,
                WITHOUT_TICKET.contains(type) ? null : example.ticket(),
                WITH_MESSAGE.contains(type) ? new Message("m", 2, "*Yes*") : null,
                List.of(),
                null));

        JsonNode frame = socket.last();
        assertFields(frame, type.toString());
        if (frame.has("message")) {
            assertThat(frame.get("message").propertyNames())
                    .hasSameElementsAs(document.schema("message").keySet());
        }
        if (frame.has("ticket")) {
            assertThat(frame.get("ticket").propertyNames())
                    .hasSameElementsAs(document.schema("ticket").keySet());
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void describesEveryFieldOfATicketEvent(Class<?> event) {
        assertThat(document.fieldsOf(event.getAnnotation(Stored.class).value()).keySet())
                .hasSameElementsAs(components(event));
    }

    @Test
    void describesEveryFieldOfTheClientsFrames() {
        for (Class<?> request : Request.class.getPermittedSubclasses()) {
            Set<String> fields = new TreeSet<>(components(request));
            fields.add("type");
            assertThat(document.fieldsOf(
                                    "say",
                                    request.getAnnotation(JsonTypeName.class).value())
                            .keySet())
                    .hasSameElementsAs(fields);
        }
    }

    private void assertFields(JsonNode frame, String message) {
        assertThat(frame.get("type").asString()).isEqualTo(message);
        assertThat(frame.propertyNames())
                .as(message)
                .hasSameElementsAs(document.fieldsOf("show", message).keySet());
    }

    private static Stream<Notice> notices() {
        AccountView account = AccountView.of(Examples.SALES_AGENT);
        return Stream.of(
                new Welcome("c", 0, account),
                new Resync("c"),
                new AccessChanged("c", account),
                new Lagging(),
                new Restart(),
                new Pong(),
                Counted.of(new OpenTickets().of(Set.of())),
                new Present("t", List.of(new Attendee("sam", "Sam", Doing.VIEWING))),
                new Refused(ErrorCode.MALFORMED));
    }

    private static Stream<Class<?>> events() {
        return Arrays.stream(TicketEvent.class.getPermittedSubclasses());
    }

    private static Set<String> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
    }

    private static Set<String> names(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .map(type -> type.getAnnotation(JsonTypeName.class))
                .filter(name -> name != null)
                .map(JsonTypeName::value)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> texts(Object[] values) {
        return new TreeSet<>(list(values));
    }

    private static List<String> list(Object[] values) {
        return Arrays.stream(values).map(Object::toString).toList();
    }
}
