package ticketstream.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Answers what controllers throw. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice {
    @ExceptionHandler
    ResponseEntity<Problem> answer(Exception thrown, HttpServletRequest request) {
        return Answers.to(thrown, request.getMethod()).entity();
    }

    @ExceptionHandler
    void ignore(AsyncRequestNotUsableException gone) {
        // the client has left, there is nobody to answer
    }
}
