package ticketstream.embedded.database;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.DataType;
import org.jspecify.annotations.Nullable;

/**
 * What a version before 0.2 kept: the same maps, in a file of the store alone, without a log or checksums.
 *
 * @param path where it is, if it is there
 */
record OlderFile(Path path) {
    private static final String MARKS = "marks";
    private static final byte[] MOVED = "older file moved".getBytes(StandardCharsets.UTF_8);
    private static final int STEP = 1_000;

    static OlderFile in(Path folder) {
        return new OlderFile(folder.resolve("database.mv"));
    }

    /** Moves all of it, and does it again from the beginning if that was cut off. */
    void moveInto(Storage storage) throws IOException {
        if (Files.exists(path)) {
            if (!storage.names().contains(MARKS)) {
                copyTo(storage);
                write(storage, () -> storage.bytes(MARKS).put(MOVED, MOVED));
            }
            Files.delete(path);
        }
    }

    private void copyTo(Storage storage) {
        try (MVStore older =
                new MVStore.Builder().fileName(path.toString()).readOnly().open()) {
            for (String name : older.getMapNames()) {
                if (name.startsWith(Maps.ENTRIES)) {
                    copy(open(older, name, Present.TYPE), storage, storage.keys(name));
                } else {
                    copy(open(older, name, ByteArrays.TYPE), storage, storage.bytes(name));
                }
            }
        }
    }

    private static <V> Cursor<byte[], V> open(MVStore older, String name, DataType<V> values) {
        MVMap.Builder<byte[], V> builder = new MVMap.Builder<>();
        return older.openMap(name, builder.keyType(ByteArrays.TYPE).valueType(values))
                .cursor(null);
    }

    private static <V> void copy(Cursor<byte[], V> from, Storage storage, Map<byte[], V> to) {
        while (from.hasNext()) {
            write(storage, () -> {
                for (int i = 0; i < STEP && from.hasNext(); i++) {
                    to.put(from.next(), from.getValue());
                }
            });
        }
    }

    private static void write(Storage storage, Runnable command) {
        CompletableFuture<@Nullable MongoServerError> done = new CompletableFuture<>();
        storage.whenDurable(storage.write(true, command), done::complete);
        @Nullable MongoServerError refusal = done.join();
        if (refusal != null) {
            throw refusal;
        }
    }
}
