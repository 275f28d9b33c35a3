package ticketstream.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

class ConversationTest {
    private final Desks desk = new Desks();
    private final RecordingSocket socket = new RecordingSocket();

    /** */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"ticket-created\",\"ticketId\":\"t\"} | unknown_type",
                "{\"type\":\"status-updated\"} | unknown_type",
                "{\"type\":\"welcome\"} | unknown_type",
                "{\"type\":\"subscribe\",\"scope\":\"admin\"} | unknown_type",
                "{\"type\":\"hello\",\"token\":\"anne\"} | already_open",
                "{\"type\":\"hello\",\"type\":\"ping\"} | malformed",
                "{\"type\":\"token\",\"token\":5} | malformed",
                "{\"type\":\"token\"} | malformed",
                "{\"type\":\"ping\"} trailing | malformed",
                "{\"type\":\"visibility\"} | malformed",
                "{\"type\":\"visibility\",\"hidden\":null} | malformed",
                "{\"type\":\"visibility\",\"hidden\":\"true\"} | malformed",
                "{\"type\":\"visibility\",\"hidden\":1} | malformed",
                "{\"type\":\"presence\"} | malformed",
                "{\"type\":\"presence\",\"ticketId\":\"t\"} | malformed",
                "{\"type\":\"presence\",\"ticketId\":null,\"doing\":\"viewing\"} | malformed",
                "{\"type\":\"presence\",\"ticketId\":7,\"doing\":\"viewing\"} | malformed",
                "{\"type\":\"presence\",\"ticketId\":\"t\",\"doing\":\"Viewing\"} | malformed",
                "{\"type\":\"presence\",\"ticketId\":\"t\",\"doing\":\" viewing\"} | malformed",
                "{\"type\":\"presence\",\"ticketId\":\"t\",\"doing\":\"\"} | malformed",
                "{\"type\":\"presence\",\"ticketId\":\"t\",\"doing\":0} | malformed",
                "{\"type\":\"presence\",\"ticketId\":\"t\",\"doing\":\"viewing\",\"present\":[]} | malformed",
                "{} | malformed",
                "[] | malformed",
                "null | malformed",
                "7 | malformed",
                "not json | malformed"
            })
    void answersAnythingElseWithAnErrorThatReachesNobodyElse(String text, String code) {
        RecordingSocket other = new RecordingSocket();
        desk.enter(other, Examples.USER, null);
        Conversation conversation = desk.enter(socket, Examples.USER, null);

        conversation.receive(text);

        assertThat(socket.types()).containsExactly("welcome", "error");
        assertThat(socket.last().get("code").asString()).isEqualTo(code);
        assertThat(other.types()).containsExactly("welcome");
        assertThat(socket.closed()).isEmpty();
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void tellsTheSecurityLogWhatItRefused(CapturedOutput output) {
        desk.enter(socket, Examples.USER, null).receive("{\"type\":\"subscribe\"}");
        desk.connect(new RecordingSocket()).receive("{\"type\":\"hello\",\"token\":\"nobody\",\"since\":null}");

        assertThat(output.getOut().lines().filter(line -> line.contains("decision")))
                .satisfiesExactly(
                        frame -> assertThat(frame).contains("anne", "live", "unknown_type"),
                        hello -> assertThat(hello).contains("unknown", "live", "4401"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"ping\"}",
                "{\"type\":\"token\",\"token\":\"anne\"}",
                "{\"type\":\"visibility\",\"hidden\":true}",
                "{\"type\":\"presence\",\"ticketId\":null}"
            })
    void wantsAHelloFirst(String text) {
        desk.connect(socket).receive(text);

        assertThat(socket.last().get("code").asString()).isEqualTo("not_ready");
    }

    @Test
    void refusesABadToken() {
        desk.connect(socket).receive("{\"type\":\"hello\",\"token\":\"nobody\",\"since\":null}");

        assertThat(socket.closed()).contains(CloseCode.TOKEN_REFUSED);
    }

    @Test
    void refusesOneSocketMoreThanAnAccountMayHave() {
        desk.limits(new LiveLimits(1, 0, 0));
        desk.enter(socket, Examples.USER, null);
        RecordingSocket second = new RecordingSocket();
        RecordingSocket another = new RecordingSocket();
        desk.enter(second, Examples.USER, null);
        desk.enter(another, Examples.ADMIN, null);

        assertThat(List.of(socket.closed(), another.closed())).allMatch(java.util.Optional::isEmpty);
        assertThat(second.closed()).contains(CloseCode.TOO_MANY);
    }

    /** */
    @Test
    void closesAClientThatTalksTooMuch() {
        desk.limits(new LiveLimits(0, 0, 10));
        Conversation conversation = desk.enter(socket, Examples.USER, null);
        for (int i = 0; i < 9; i++) {
            conversation.receive("{\"type\":\"ping\"}");
        }
        assertThat(socket.closed()).isEmpty();
        conversation.receive("{\"type\":\"ping\"}");
        assertThat(socket.closed()).contains(CloseCode.TOO_MANY);
    }

    /** */
    @Test
    void closesAClientThatSendsTenTimesAsManyFramesOfWhateverKind() {
        desk.limits(new LiveLimits(0, 0, 10));
        desk.enter(socket, Examples.USER, null);
        socket.receives(100);
        desk.passes(Duration.ofSeconds(1));
        assertThat(socket.closed()).isEmpty();
        socket.receives(1);
        desk.passes(Duration.ofSeconds(1));

        assertThat(socket.closed()).contains(CloseCode.TOO_MANY);
    }

    @Test
    void countsFramesAnewEachMinute() {
        desk.limits(new LiveLimits(0, 0, 10));
        Conversation conversation = desk.enter(socket, Examples.USER, null);
        for (int minute = 0; minute < 3; minute++) {
            socket.receives(100);
            desk.passes(Duration.ofSeconds(30));
            conversation.session().heard();
            desk.passes(Duration.ofSeconds(30));
            conversation.session().heard();
        }

        assertThat(socket.closed()).isEmpty();
    }
}
