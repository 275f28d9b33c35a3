package ticketstream.web.live;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.tomcat.websocket.Constants;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection on Tomcat. Pings and closes may block there behind a slow reader, so they have threads of their own. */
final class TomcatSocket implements Socket {
    private static final Logger LOG = LoggerFactory.getLogger(TomcatSocket.class);

    /**
     * How long a last word may wait behind a slow reader's frames, for which Tomcat's own 50 ms are too short, and then its
     * answer, for which Tomcat would wait 30 s, reading on.
     */
    private static final long CLOSE_MILLIS = 10_000;

    /** The same for those who did what they may not: until then they are read on. */
    private static final long REFUSE_MILLIS = 5_000;

    /** The same for those of whom nobody expects an answer. */
    private static final long UNREACHABLE_MILLIS = 1_000;

    private final Session session;
    private final String address;
    private final LongSupplier framesReceived;
    private final Executor background;

    TomcatSocket(Session session, String address, LongSupplier framesReceived, Executor background) {
        this.session = session;
        this.address = address;
        this.framesReceived = framesReceived;
        this.background = background;
        waitForLastWords(CLOSE_MILLIS);
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public void send(String text, Consumer<@Nullable Throwable> done) {
        try {
            session.getAsyncRemote().sendText(text, result -> done.accept(result.getException()));
        } catch (RuntimeException e) {
            done.accept(e);
        }
    }

    @Override
    public long framesReceived() {
        return framesReceived.getAsLong();
    }

    @Override
    public void ping() {
        background.execute(() -> {
            try {
                session.getBasicRemote().sendPing(ByteBuffer.allocate(0));
            } catch (IOException | RuntimeException e) {
                LOG.debug("no ping to a live session: {}", e.toString());
            }
        });
    }

    @Override
    public void close(CloseCode code) {
        if (code.isRefusal()) {
            waitForLastWords(REFUSE_MILLIS);
        } else if (code == CloseCode.UNREACHABLE) {
            waitForLastWords(UNREACHABLE_MILLIS);
        }
        background.execute(() -> {
            try {
                session.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(code.code()), code.reason()));
            } catch (IOException | RuntimeException e) {
                LOG.debug("no orderly close of a live session: {}", e.toString());
            }
        });
    }

    private void waitForLastWords(long millis) {
        session.getUserProperties().put(Constants.ABNORMAL_SESSION_CLOSE_SEND_TIMEOUT_PROPERTY, millis);
        session.getUserProperties().put(Constants.SESSION_CLOSE_TIMEOUT_PROPERTY, millis);
    }
}
