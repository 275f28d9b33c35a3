package ticketstream.embedded.database;

import java.util.Map;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.type.DataType;
import org.jspecify.annotations.Nullable;
import ticketstream.embedded.database.Changes.Kind;

/**
 * A map of the store that writes down what is done to it.
 *
 * @param <V> bytes, or {@link Present} where there are keys only
 */
final class LoggedMap<V> extends MVMap<byte[], V> {
    private final Maps maps;
    private final Changes changes;

    private LoggedMap(Map<String, Object> config, DataType<V> values, Maps maps) {
        super(config, ByteArrays.TYPE, values);
        this.maps = maps;
        this.changes = maps.changes();
    }

    @Override
    public @Nullable V put(byte[] key, V value) {
        V before = super.put(key, value);
        if (value instanceof byte[] bytes) {
            changes.add(Kind.PUT, getId(), key, bytes);
        } else {
            changes.add(Kind.PUT, getId(), key);
        }
        return before;
    }

    @Override
    public @Nullable V remove(Object key) {
        V before = super.remove(key);
        changes.add(Kind.REMOVE, getId(), (byte[]) key);
        return before;
    }

    /** Removes the map and all that is in it. */
    void drop() {
        changes.add(Kind.DROP, getId(), new byte[0]);
        maps.drop(this);
    }

    /** Opens maps with values of one type. */
    @SuppressWarnings("UndefinedEquals") // the store compares keys by their type, never by equals
    static final class Builder<V> extends BasicBuilder<LoggedMap<V>, byte[], V> {
        private final DataType<V> values;
        private final Maps maps;

        Builder(DataType<V> values, Maps maps) {
            this.values = values;
            this.maps = maps;
            setKeyType(ByteArrays.TYPE);
            setValueType(values);
        }

        @Override
        protected LoggedMap<V> create(Map<String, Object> config) {
            return new LoggedMap<>(config, values, maps);
        }
    }
}
