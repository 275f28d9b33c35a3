package ticketstream.web.live;

import jakarta.websocket.Session;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;
import ticketstream.web.limit.Cidr;

/** Hands what Tomcat receives at {@code /live} to the conversation with that client. */
final class LiveHandler extends AbstractWebSocketHandler {
    private record Client(Conversation conversation, FrameAssembly assembly) {}

    /** With these Tomcat itself ends a connection. */
    private static final Set<Integer> NO_FRAMES =
            Set.of(CloseStatus.PROTOCOL_ERROR.getCode(), CloseStatus.BAD_DATA.getCode());

    private final Map<String, Client> clients = new ConcurrentHashMap<>();
    private final Function<Socket, Conversation> conversations;
    private final Executor background;

    LiveHandler(Function<Socket, Conversation> conversations, Executor background) {
        this.conversations = conversations;
        this.background = background;
    }

    @Override
    public boolean supportsPartialMessages() {
        return true;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        Session tomcat = Objects.requireNonNull(((NativeWebSocketSession) session).getNativeSession(Session.class));
        String address =
                Cidr.customer(Objects.requireNonNull(session.getRemoteAddress()).getHostString());
        Socket socket = new TomcatSocket(tomcat, address, PlainUpgrade.framesReceived(session), background);
        clients.put(session.getId(), new Client(conversations.apply(socket), new FrameAssembly()));
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
        Client client = clients.get(session.getId());
        if (client == null || client.conversation().session().isClosed()) {
            return;
        }
        try {
            client.assembly().add(message.getPayload(), message.isLast()).ifPresent(client.conversation()::receive);
        } catch (FrameAssembly.TooLarge e) {
            client.conversation().session().close(CloseCode.FRAME_TOO_LARGE);
        }
    }

    @Override
    protected void handleBinaryMessage(WebSocketSession session, BinaryMessage message) {
        Client client = clients.get(session.getId());
        if (client != null) {
            client.conversation().session().close(CloseCode.NO_BINARY);
        }
    }

    @Override
    protected void handlePongMessage(WebSocketSession session, PongMessage message) {
        Client client = clients.get(session.getId());
        if (client != null) {
            client.conversation().session().heard();
        }
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        Client client = clients.remove(session.getId());
        if (client != null) {
            if (NO_FRAMES.contains(status.getCode())) {
                client.conversation().session().refused(status.getCode());
            }
            client.conversation().end();
        }
    }
}
