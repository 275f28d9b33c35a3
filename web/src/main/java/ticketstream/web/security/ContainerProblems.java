package ticketstream.web.security;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import ticketstream.web.problem.ProblemAnswer;
import ticketstream.web.trace.TraceId;

/** Answers what the container refuses before any filter runs, for example an address it cannot read. */
public final class ContainerProblems extends ErrorReportValve {
    private static final int FIRST_ERROR = 400;

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        if (response.getStatus() < FIRST_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        MDC.put(TraceId.KEY, TraceId.current());
        try {
            var answer = ProblemAnswer.ofStatus(response.getStatus());
            SecurityLog.log(request, answer.problem().status());
            SecurityHeaders.addTo(response);
            answer.writeTo(response);
            response.finishResponse();
        } catch (IOException gone) {
            container.getLogger().debug("nobody left to answer", gone);
        } finally {
            MDC.remove(TraceId.KEY);
        }
    }
}
