package ticketstream.embedded.database;

import java.util.Map;

/** What a database holds: the bytes of all keys and values, without pages, free space or old versions. */
final class LiveData {
    private LiveData() {}

    static long bytes(Storage storage) {
        long bytes = 0;
        for (String name : storage.names()) {
            if (name.startsWith(Maps.ENTRIES)) {
                for (byte[] key : storage.keys(name).keySet()) {
                    bytes += key.length;
                }
            } else {
                for (Map.Entry<byte[], byte[]> entry : storage.bytes(name).entrySet()) {
                    bytes += entry.getKey().length + entry.getValue().length;
                }
            }
        }
        return bytes;
    }
}
