package ticketstream.application.eventstore;

import java.util.List;
import java.util.function.Consumer;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads one revision of a stored event as the next one. What is stored never changes. */
public final class PayloadUpcaster extends SingleEventUpcaster {
    private static final JsonMapper JSON = new JsonMapper();

    private final SerializedType from;
    private final SerializedType to;
    private final Consumer<ObjectNode> change;

    /**
     * @param name the stored name
     * @param revision the older revision; the result is of the following one
     * @param change makes the payload what it would be in the following revision
     */
    public PayloadUpcaster(String name, int revision, Consumer<ObjectNode> change) {
        this.from = new SimpleSerializedType(name, Integer.toString(revision));
        this.to = new SimpleSerializedType(name, Integer.toString(revision + 1));
        this.change = change;
    }

    /** Every upcaster of the desk, oldest revision first. There is none yet: all events have their first revision. */
    public static EventUpcaster ofTheDesk() {
        return new EventUpcasterChain(List.of());
    }

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return from.equals(event.getType());
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(to, String.class, this::changed);
    }

    private String changed(String payload) {
        var json = (ObjectNode) JSON.readTree(payload);
        change.accept(json);
        return JSON.writeValueAsString(json);
    }
}
