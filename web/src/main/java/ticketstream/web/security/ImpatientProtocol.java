package ticketstream.web.security;

import java.io.IOException;
import java.time.Duration;
import org.apache.coyote.Adapter;
import org.apache.coyote.ErrorState;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 as Tomcat speaks it, except that headers have to be there within ten seconds, however steadily they drip (Tomcat's
 * own time-out begins again with each byte), and that those too large are answered with 431 instead of 400.
 */
public final class ImpatientProtocol extends Http11NioProtocol {
    private static final long HEADERS_WITHIN = Duration.ofSeconds(10).toNanos();
    private static final String TOO_LARGE =
            StringManager.getManager("org.apache.coyote.http11").getString("iib.requestheadertoolarge.error");
    private static final int HEADERS_TOO_LARGE = 431;

    @Override
    protected Processor createProcessor() {
        return new ImpatientProcessor(this, new WholeServer(getAdapter()));
    }

    private static final class ImpatientProcessor extends Http11Processor {
        /** Whose headers are not complete; the processor may be given another connection without notice. */
        private @Nullable SocketWrapperBase<?> incomplete;

        private long begunAt;

        private ImpatientProcessor(ImpatientProtocol protocol, Adapter adapter) {
            super(protocol, adapter);
        }

        /** Called whenever more of a request has come; {@code LONG} says that more is needed. */
        @Override
        public SocketState service(SocketWrapperBase<?> socket) throws IOException {
            long now = System.nanoTime();
            if (!socket.equals(incomplete)) {
                begunAt = now;
            } else if (now - begunAt > HEADERS_WITHIN) {
                incomplete = null;
                return SocketState.CLOSED;
            }
            var state = super.service(socket);
            incomplete = state == SocketState.LONG && !isAsync() ? socket : null;
            return state;
        }

        @Override
        protected void setErrorState(ErrorState state, @Nullable Throwable cause) {
            super.setErrorState(state, cause);
            if (cause != null && TOO_LARGE.equals(cause.getMessage())) {
                response.setStatus(HEADERS_TOO_LARGE);
                response.setHeader("Connection", "close"); // which Tomcat says by itself with a 400 only
            }
        }
    }
}
