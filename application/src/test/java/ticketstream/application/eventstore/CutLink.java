package ticketstream.application.eventstore;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** A link that passes so many messages, questions and answers alike, and from then on nothing: its node is dead. */
final class CutLink extends Link {
    final CompletableFuture<Void> cut = new CompletableFuture<>();
    private final AtomicInteger left;

    CutLink(String uri, int messages) throws IOException {
        super(uri);
        left = new AtomicInteger(messages);
    }

    @Override
    boolean exchange(Socket client, Socket upstream, WireMessage question) throws IOException {
        if (!passes(question)) {
            return false;
        }
        question.write(upstream);
        WireMessage answer = WireMessage.read(upstream);
        if (!passes(question)) {
            return false;
        }
        answer.write(client);
        return true;
    }

    private boolean passes(WireMessage question) {
        if (question.isGreeting() ? left.get() >= 0 : left.decrementAndGet() >= 0) {
            return true;
        }
        cut.complete(null);
        return false;
    }
}
