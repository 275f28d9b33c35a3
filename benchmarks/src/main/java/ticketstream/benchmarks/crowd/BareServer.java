package ticketstream.benchmarks.crowd;

import java.util.Locale;

/**
 * Servers that could carry live delivery, with nothing else on them: each greets whoever says hello, and says to all of them
 * whatever anybody else says. It looks at no right, keeps nothing and waits for nobody, so it shows what sending can cost at
 * best.
 */
public enum BareServer {
    /** Encodes a text once for everybody. */
    NETTY {
        @Override
        int listen() {
            return new NettyServer().listen();
        }
    },
    /** What the desk runs on, with the desk's buffers. */
    TOMCAT {
        @Override
        int listen() throws Exception {
            return new TomcatServer().listen();
        }
    },
    /** What Spring Boot could run on instead. */
    JETTY {
        @Override
        int listen() throws Exception {
            return new JettyServer().listen();
        }
    };

    static final String PROTOCOL = "ticketstream.v1";

    /** Serves at {@code ws://localhost:port/live} until the process ends; prints the port first. */
    public static void serve(String name) {
        try {
            System.out.println(valueOf(name.toUpperCase(Locale.ROOT)).listen());
            Thread.currentThread().join();
        } catch (Exception e) {
            throw new IllegalStateException("no bare " + name, e);
        }
    }

    /** Listens on a free port of the loopback interface, in threads of its own, and returns that port. */
    abstract int listen() throws Exception;
}
