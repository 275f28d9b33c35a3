package ticketstream.embedded.database;

import static java.util.stream.Collectors.toSet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVMap.DecisionMaker;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.DataType;
import org.jspecify.annotations.Nullable;
import ticketstream.embedded.database.Changes.Kind;

/** The maps of the store by name; each change of one is written down, and can be done again. */
final class Maps {
    /** Names of maps that have keys only begin with it. */
    static final String ENTRIES = "entries.";

    /** Names of maps that nobody knows any more but that are not empty yet begin with it. */
    private static final String DROPPED = "dropped.";

    /** Entries removed at once of those: a few milliseconds' work. */
    private static final int SWEPT = 200;

    private static final String CHECKPOINT = "checkpoint";
    private static final byte[] POSITION = {};

    private final MVStore store;
    private final Changes changes = new Changes();
    private final Queue<MVMap<byte[], ?>> dropped = new ConcurrentLinkedQueue<>();

    Maps(MVStore store) {
        this.store = store;
    }

    /** What was done since somebody last took it away. */
    Changes changes() {
        return changes;
    }

    Set<String> names() {
        return store.getMapNames().stream()
                .filter(name -> !name.startsWith(DROPPED))
                .collect(toSet());
    }

    LoggedMap<byte[]> bytes(String name) {
        return logged(name, ByteArrays.TYPE);
    }

    LoggedMap<Boolean> keys(String name) {
        return logged(name, Present.TYPE);
    }

    private synchronized <V> LoggedMap<V> logged(String name, DataType<V> values) {
        boolean isNew = !store.hasMap(name);
        LoggedMap<V> map = open(name, values);
        if (isNew) {
            changes.add(Kind.CREATE, map.getId(), name.getBytes(StandardCharsets.UTF_8));
        }
        return map;
    }

    private <V> LoggedMap<V> open(String name, DataType<V> values) {
        return store.openMap(name, new LoggedMap.Builder<>(values, this));
    }

    private MVMap<byte[], ?> open(String name) {
        return name.startsWith(ENTRIES) || name.startsWith(DROPPED + ENTRIES)
                ? open(name, Present.TYPE)
                : open(name, ByteArrays.TYPE);
    }

    /** Where the log goes on from what the file holds; null before the first checkpoint. */
    RedoLog.@Nullable Position checkpoint() {
        byte @Nullable [] stored = open(CHECKPOINT, ByteArrays.TYPE).get(POSITION);
        if (stored == null) {
            return null;
        }
        ByteBuffer position = ByteBuffer.wrap(stored);
        return new RedoLog.Position(position.getLong(), position.getInt());
    }

    /** Stores it with everything that was done until now. */
    void checkpoint(RedoLog.Position position) {
        byte[] stored = ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                .putLong(position.generation())
                .putInt(position.checksum())
                .array();
        open(CHECKPOINT, ByteArrays.TYPE).operate(POSITION, stored, DecisionMaker.PUT);
    }

    /**
     * Does again what the log says, whatever of it the file already holds. A map that is not there any more was dropped
     * before the file was written; the log will say so.
     */
    Changes.Replay replay() {
        Map<Integer, MVMap<byte[], ?>> maps = new HashMap<>();
        for (String name : store.getMapNames()) {
            MVMap<byte[], ?> map = open(name);
            if (name.startsWith(DROPPED)) {
                dropped.add(map);
            } else {
                maps.put(map.getId(), map);
            }
        }
        return (kind, map, key, value) -> {
            switch (kind) {
                case CREATE -> maps.put(map, open(new String(key, StandardCharsets.UTF_8)));
                case DROP -> dropAgain(maps.remove(map));
                case PUT -> put(maps.get(map), key, value);
                case REMOVE -> remove(maps.get(map), key);
            }
        };
    }

    private void dropAgain(@Nullable MVMap<byte[], ?> map) {
        if (map != null && !map.isClosed()) {
            drop(map);
        }
    }

    /**
     * Takes a map's name from it at once, so that there is no such map any more. Removing what is in it at once as well would
     * hold up everybody for seconds; see {@link #sweep}.
     */
    void drop(MVMap<byte[], ?> map) {
        String kind = map.getValueType().equals(Present.TYPE) ? ENTRIES : "";
        store.renameMap(map, DROPPED + kind + map.getId());
        dropped.add(map);
    }

    /** Whether something dropped is not empty yet. */
    boolean isSweeping() {
        return !dropped.isEmpty();
    }

    /** Removes a little of what was dropped; false when there is nothing left. Nobody writes it down: it was dropped. */
    boolean sweep() {
        MVMap<byte[], ?> map = dropped.peek();
        if (map == null) {
            return false;
        }
        List<byte[]> some = new ArrayList<>(SWEPT);
        for (Iterator<byte[]> keys = map.keyIterator(null); keys.hasNext() && some.size() < SWEPT; ) {
            some.add(keys.next());
        }
        some.forEach(key -> map.operate(key, null, DecisionMaker.REMOVE));
        if (some.isEmpty()) {
            store.removeMap(map);
            dropped.remove();
        }
        return true;
    }

    private static void remove(@Nullable MVMap<byte[], ?> map, byte[] key) {
        if (map != null && !map.isClosed()) {
            map.operate(key, null, DecisionMaker.REMOVE);
        }
    }

    @SuppressWarnings("unchecked") // the type of a map's values depends on its name alone
    private static void put(@Nullable MVMap<byte[], ?> map, byte[] key, byte[] value) {
        if (map == null || map.isClosed()) {
            return;
        }
        if (map.getValueType().equals(Present.TYPE)) {
            ((MVMap<byte[], Boolean>) map).operate(key, Boolean.TRUE, DecisionMaker.PUT);
        } else {
            ((MVMap<byte[], byte[]>) map).operate(key, value, DecisionMaker.PUT);
        }
    }
}
