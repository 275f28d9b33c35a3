package ticketstream.application.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.UnknownSerializedType;
import org.junit.jupiter.api.Test;
import ticketstream.domain.event.Stored;
import ticketstream.domain.ticket.TicketEvent.TicketDeleted;

class StoredEventsTest {
    private final StoredEventSerializer serializer = new StoredEventSerializer(StoredEvents.ofTheDesk());

    sealed interface Nameless {
        record Event() implements Nameless {}
    }

    sealed interface SameName {
        @Stored("same")
        record One() implements SameName {}

        @Stored("same")
        record Two() implements SameName {}
    }

    @Test
    void failAtTheStartWhenAnEventHasNoNameOrNotItsOwn() {
        assertThatIllegalArgumentException().isThrownBy(() -> new StoredEvents(Nameless.class));
        assertThatIllegalArgumentException().isThrownBy(() -> new StoredEvents(SameName.class));
    }

    @Test
    void areWrittenUnderTheirStoredNameAndNotTheirClass() {
        var stored = serializer.serialize(new TicketDeleted("t1"), String.class);

        assertThat(stored.getType().getName()).isEqualTo("ticket.deleted");
        assertThat(stored.getType().getRevision()).isEqualTo("1");
        assertThat(stored.getData()).isEqualTo("{\"ticketId\":\"t1\"}");
        assertThat(serializer.serialize(new TicketDeleted("t1"), byte[].class).getData())
                .isEqualTo(stored.getData().getBytes(UTF_8));
    }

    @Test
    void ofAnUnknownNameOrRevisionAreNotGuessed() {
        assertThat(read("java.util.Date", "1")).isInstanceOf(UnknownSerializedType.class);
        assertThat(read(TicketDeleted.class.getName(), "1")).isInstanceOf(UnknownSerializedType.class);
        assertThat(read("ticket.deleted", "2")).isInstanceOf(UnknownSerializedType.class);
        assertThat(read("ticket.deleted", "1")).isEqualTo(new TicketDeleted("t1"));
    }

    @Test
    void withAFieldTooManyOrTooFewAreNotRead() {
        for (String json : new String[] {"{}", "{\"ticketId\":\"t1\",\"reason\":\"\"}", "[]", "{"}) {
            var stored = new SimpleSerializedObject<>(json, String.class, "ticket.deleted", "1");

            assertThatExceptionOfType(SerializationException.class).isThrownBy(() -> serializer.deserialize(stored));
        }
    }

    @Test
    void doNotMixWithOtherObjects() {
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> serializer.serialize("text", String.class));
    }

    @Test
    void keepTheirMetadata() {
        var metadata = MetaData.from(Map.of("actorId", "7", "position", 3));

        Object back = serializer.deserialize(serializer.serialize(metadata, byte[].class));

        assertThat(back).isEqualTo(metadata);
    }

    private Object read(String name, String revision) {
        return serializer.deserialize(
                new SimpleSerializedObject<>("{\"ticketId\":\"t1\"}", String.class, name, revision));
    }
}
