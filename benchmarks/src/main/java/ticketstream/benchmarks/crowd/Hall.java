package ticketstream.benchmarks.crowd;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Who is connected and has said hello; each is somebody to whom texts can be sent. */
final class Hall {
    private final Set<Consumer<String>> everybody = ConcurrentHashMap.newKeySet();

    /** Somebody said something: hello, or what all others are to hear. */
    void heard(Consumer<String> from, String text) {
        if (isHello(text)) {
            everybody.add(from);
            from.accept("{\"type\":\"welcome\"}");
        } else {
            everybody.forEach(one -> one.accept(text));
        }
    }

    void left(Consumer<String> one) {
        everybody.remove(one);
    }

    static boolean isHello(String text) {
        return text.startsWith("{\"type\":\"hello\"");
    }
}
