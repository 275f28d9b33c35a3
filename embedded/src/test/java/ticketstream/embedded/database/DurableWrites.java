package ticketstream.embedded.database;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Numbered rows of a kilobyte, each in a commit of its own. */
final class DurableWrites {
    /** Bytes of a row's record in the log. */
    static final int RECORD = 20 + 13 + Integer.BYTES + 1_000;

    private DurableWrites() {}

    /** Writes a row and waits until it is durable. */
    static void write(Storage storage, int number) {
        CompletableFuture<@Nullable MongoServerError> answer = new CompletableFuture<>();
        long epoch = storage.write(true, () -> rows(storage).put(key(number), value(number)));
        storage.whenDurable(epoch, answer::complete);
        @Nullable MongoServerError refusal = answer.join();
        if (refusal != null) {
            throw refusal;
        }
    }

    static LoggedMap<byte[]> rows(Storage storage) {
        return storage.bytes("rows");
    }

    static byte[] key(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    static byte[] value(int number) {
        byte[] value = new byte[1_000];
        new Random(number).nextBytes(value);
        return value;
    }
}
