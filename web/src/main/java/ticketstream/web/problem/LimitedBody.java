package ticketstream.web.problem;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.coyote.BadRequestException;

/**
 * A request whose body ends with an error where it would grow too large, takes too long, or is no UTF-8 text, however it is
 * sent.
 */
final class LimitedBody extends HttpServletRequestWrapper {
    private final long limit;

    LimitedBody(HttpServletRequest request, long limit) {
        super(request);
        this.limit = limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new Counting(super.getInputStream(), limit);
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private static final class Counting extends ServletInputStream {
        /** The last read may take as long again, which is Tomcat's connection time-out. */
        private static final long WITHIN = Duration.ofSeconds(10).toNanos();

        private final ServletInputStream body;
        private final long begunAt = System.nanoTime();
        private final Utf8 text = new Utf8();
        private long left;

        private Counting(ServletInputStream body, long limit) {
            this.body = body;
            this.left = limit;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = readInTime(bytes, offset, length);
            left -= Math.max(count, 0);
            if (left < 0) {
                throw new BodyRefused(ProblemCode.TOO_LARGE);
            }
            return count;
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }

        private int readInTime(byte[] bytes, int offset, int length) throws IOException {
            try {
                int count = body.read(bytes, offset, length);
                if (count >= 0 && System.nanoTime() - begunAt > WITHIN) {
                    throw new BodyRefused(ProblemCode.REQUEST_TIMEOUT);
                }
                if (!text.goesOn(bytes, offset, count)) {
                    throw new BodyRefused(ProblemCode.MALFORMED_JSON);
                }
                return count;
            } catch (SocketTimeoutException silent) {
                throw new BodyRefused(ProblemCode.REQUEST_TIMEOUT);
            } catch (BadRequestException notHttp) {
                throw new BodyRefused(ProblemCode.MALFORMED_REQUEST);
            }
        }
    }
}
