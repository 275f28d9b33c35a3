package ticketstream.embedded.database;

import java.nio.file.Path;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** What a closed database holds: the bytes of all keys and values, without pages, free space or old versions. */
final class LiveData {
    private LiveData() {}

    static long bytes(Path folder) {
        long bytes = 0;
        try (MVStore store = new MVStore.Builder()
                .fileName(folder.resolve("database.mv").toString())
                .readOnly()
                .open()) {
            for (String name : store.getMapNames()) {
                bytes += name.startsWith("entries.") ? keys(store, name) : documents(store, name);
            }
        }
        return bytes;
    }

    private static long documents(MVStore store, String name) {
        MVMap<byte[], byte[]> map = store.openMap(
                name, new MVMap.Builder<byte[], byte[]>().keyType(ByteArrays.TYPE).valueType(ByteArrays.TYPE));
        long bytes = 0;
        for (Cursor<byte[], byte[]> all = map.cursor(null); all.hasNext(); ) {
            bytes += all.next().length + all.getValue().length;
        }
        return bytes;
    }

    private static long keys(MVStore store, String name) {
        MVMap<byte[], Boolean> map = store.openMap(
                name, new MVMap.Builder<byte[], Boolean>().keyType(ByteArrays.TYPE).valueType(Present.TYPE));
        long bytes = 0;
        for (Cursor<byte[], Boolean> all = map.cursor(null); all.hasNext(); ) {
            bytes += all.next().length;
        }
        return bytes;
    }
}
