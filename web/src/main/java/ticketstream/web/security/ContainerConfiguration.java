package ticketstream.web.security;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How Tomcat treats strangers, before any of our filters sees them. */
@Configuration(proxyBeanMethods = false)
class ContainerConfiguration {
    private static final int ALWAYS = 8;
    private static final int MOST = 64;
    private static final Duration IDLE = Duration.ofMinutes(1);

    @Bean
    TrustedProxies trustedProxies(ProxySettings settings) {
        return settings.proxies();
    }

    /** Virtual threads take what finds no other: clients who are slow to send their bodies hold up nobody else. */
    @Bean(destroyMethod = "shutdown", defaultCandidate = false)
    ExecutorService requestThreads() {
        var overflow = Thread.ofVirtual().name("http-overflow-", 0);
        return new ThreadPoolExecutor(
                ALWAYS,
                MOST,
                IDLE.toSeconds(),
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                Thread.ofPlatform().name("http-", 0).daemon().factory(),
                (request, pool) -> overflow.start(request));
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> container(
            TrustedProxies proxies, @Qualifier("requestThreads") ExecutorService threads) {
        return factory -> {
            factory.setProtocol(ImpatientProtocol.class.getName());
            factory.addProtocolHandlerCustomizers(protocol -> protocol.setExecutor(threads));
            factory.addEngineValves(new ForwardedRequests(proxies), new UnreadBodies());
            factory.addContextCustomizers(context -> {
                if (context.getParent() instanceof StandardHost host) {
                    host.setErrorReportValveClass(ContainerProblems.class.getName());
                }
            });
        };
    }
}
