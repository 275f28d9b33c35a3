package ticketstream.web.administration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Looks where operations of administrators come from, before they begin. */
final class AdministrationGuard implements HandlerInterceptor, WebMvcConfigurer {
    private final AdminAddresses addresses;

    AdministrationGuard(AdminAddresses addresses) {
        this.addresses = addresses;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && isAdministrative(method)) {
            addresses.require(request.getRemoteAddr());
        }
        return true;
    }

    private static boolean isAdministrative(HandlerMethod method) {
        return method.hasMethodAnnotation(Administrative.class)
                || AnnotatedElementUtils.hasAnnotation(method.getBeanType(), Administrative.class);
    }
}
