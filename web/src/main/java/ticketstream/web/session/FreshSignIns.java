package ticketstream.web.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import ticketstream.domain.actor.HeldRole;
import ticketstream.domain.actor.Permission;
import ticketstream.web.problem.ProblemCode;
import ticketstream.web.problem.RequestRefused;
import ticketstream.web.security.VerifiedToken;

/** Sees to it that {@link RequiresFreshSignIn} is obeyed. */
@Component
public class FreshSignIns implements HandlerInterceptor, WebMvcConfigurer {
    private final Sessions sessions;

    FreshSignIns(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.hasMethodAnnotation(RequiresFreshSignIn.class)
                && !isFresh(request)) {
            throw stale();
        }
        return true;
    }

    /** Refuses to hand out a role that contains administering accounts, unless the session is fresh. */
    public void requireToGive(HeldRole role, VerifiedToken token) {
        boolean dangerous = role.permissions().contains(Permission.ACCOUNTS_ADMINISTER);
        if (dangerous && !sessions.isFresh(token.sessionId())) {
            throw stale();
        }
    }

    private static RequestRefused stale() {
        return new RequestRefused(ProblemCode.REAUTH_REQUIRED);
    }

    private boolean isFresh(HttpServletRequest request) {
        return request.getAttribute(VerifiedToken.ATTRIBUTE) instanceof VerifiedToken token
                && sessions.isFresh(token.sessionId());
    }
}
