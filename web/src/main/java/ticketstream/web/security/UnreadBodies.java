package ticketstream.web.security;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * Reads on for a moment when a request was answered before its body was there, so that its sender gets the answer, and then
 * hangs up. Tomcat would read on for as long as bytes drip.
 */
final class UnreadBodies extends ValveBase {
    private static final long WITHIN = Duration.ofSeconds(5).toNanos();
    private static final int MOST = 256 * 1024;

    UnreadBodies() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (!isRead(request) && !request.isAsync()) {
            response.flushBuffer();
            if (!drained(request, response)) {
                response.finishResponse();
                request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, null);
            }
        }
    }

    /** Whoever was too slow already, or waits to be asked for more, is not waited for. */
    private static boolean drained(Request request, Response response) {
        if (response.getStatus() == Response.SC_REQUEST_TIMEOUT
                || request.getCoyoteRequest().hasExpectation()) {
            return false;
        }
        var rest = new Rest();
        long begun = System.nanoTime();
        try {
            for (int read = 0; read < MOST && System.nanoTime() - begun < WITHIN; ) {
                int more = request.getCoyoteRequest().doRead(rest);
                if (more < 0) {
                    return true;
                }
                read += more;
            }
            return false;
        } catch (IOException gone) {
            return false;
        }
    }

    /** Takes what nobody wants; the request's own stream may be closed by now. */
    private static final class Rest implements ApplicationBufferHandler {
        private ByteBuffer piece = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer next) {
            piece = next;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return piece;
        }

        @Override
        public void expand(int size) {
            // nothing is kept
        }
    }

    private static boolean isRead(Request request) {
        var read = new AtomicBoolean();
        request.getCoyoteRequest().action(ActionCode.REQUEST_BODY_FULLY_READ, read);
        return read.get();
    }
}
