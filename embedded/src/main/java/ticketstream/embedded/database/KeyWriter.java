package ticketstream.embedded.database;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes BSON values as bytes whose unsigned order is the order of the values, so that an index compares, stores and
 * searches plain bytes. No encoding is a prefix of another one.
 */
final class KeyWriter {
    /** Stands for an array without elements, which sorts before everything but the smallest key. */
    static final Object EMPTY_ARRAY = new Object();

    private static final double EXACT = 1L << 53;

    private byte[] bytes = new byte[48];
    private int size;

    /** The first byte of all values that compare with this one; 0 where no such class exists. */
    static byte bracket(@Nullable Object value) {
        return switch (value) {
            case null -> 0x0A;
            case Missing m -> 0x0A;
            case MinKey m -> 0x05;
            case Number n -> Double.isNaN(n.doubleValue()) ? (byte) 0x0F : 0x10;
            case String s -> 0x18;
            case Map<?, ?> m -> 0x20;
            case Collection<?> c -> 0x28;
            case BinData b -> 0x30;
            case LegacyUUID u -> 0x31;
            case UUID u -> 0x32;
            case ObjectId o -> 0x38;
            case Boolean b -> 0x40;
            case Instant i -> 0x48;
            case BsonTimestamp t -> 0x50;
            case BsonRegularExpression r -> 0x58;
            case MaxKey m -> 0x60;
            default -> value == EMPTY_ARRAY ? (byte) 0x08 : 0;
        };
    }

    KeyWriter value(@Nullable Object value, boolean ascending) {
        int from = size;
        value(value);
        if (!ascending) {
            for (int i = from; i < size; i++) {
                bytes[i] = (byte) ~bytes[i];
            }
        }
        return this;
    }

    KeyWriter value(@Nullable Object value) {
        byte bracket = bracket(value);
        if (bracket == 0) {
            throw new IllegalArgumentException("cannot be part of an index: " + value);
        }
        put(bracket);
        switch (value) {
            case Decimal128 d -> number(d.toBigDecimal());
            case Number n -> number(n);
            case String s -> text(s).put((byte) 0);
            case Map<?, ?> m -> fields(m);
            case Collection<?> c -> elements(c);
            case BinData b -> putInt(b.getData().length).raw(b.getData());
            case LegacyUUID u -> uuid(u.getUuid());
            case UUID u -> uuid(u);
            case ObjectId o -> raw(o.toByteArray());
            case Boolean b -> put((byte) (b ? 1 : 0));
            case Instant i -> putLong(i.toEpochMilli() ^ Long.MIN_VALUE);
            case BsonTimestamp t -> putLong(t.getValue());
            case BsonRegularExpression r -> text(r.getPattern()).put((byte) 0);
            case null -> {}
            default -> {}
        }
        return this;
    }

    private void fields(Map<?, ?> document) {
        document.forEach((name, value) -> {
            put(bracket(value));
            text((String) name).put((byte) 0).value(value);
        });
        put((byte) 0);
    }

    private void elements(Collection<?> array) {
        array.forEach(this::value);
        put((byte) 0);
    }

    /** As a double; integers beyond 2^53 carry their distance to that double as well. */
    private void number(Number number) {
        double rounded = number.doubleValue() + 0.0;
        long bits = Double.doubleToLongBits(rounded);
        putLong(bits < 0 ? ~bits : bits ^ Long.MIN_VALUE);
        if (Math.abs(rounded) >= EXACT) {
            long rest = number instanceof Long l ? l - (long) rounded - (rounded == 0x1p63 ? 1 : 0) : 0;
            putShort((short) (rest ^ Short.MIN_VALUE));
        }
    }

    /** Orders by UTF-16 code units like the server's in-memory comparisons; 0 and 1 are escaped so that 0 may end a text. */
    KeyWriter text(String text) {
        ensure(3 * text.length() + 1);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 1 && c < 0x80) {
                bytes[size++] = (byte) c;
            } else if (c <= 1) {
                bytes[size++] = 1;
                bytes[size++] = (byte) (c + 1);
            } else {
                wide(c);
            }
        }
        return this;
    }

    private void wide(char c) {
        if (c >= 0x800) {
            bytes[size++] = (byte) (0xE0 | (c >> 12));
            bytes[size++] = (byte) (0x80 | ((c >> 6) & 0x3F));
        } else {
            bytes[size++] = (byte) (0xC0 | (c >> 6));
        }
        bytes[size++] = (byte) (0x80 | (c & 0x3F));
    }

    private void uuid(UUID uuid) {
        putLong(uuid.getMostSignificantBits());
        putLong(uuid.getLeastSignificantBits());
    }

    KeyWriter raw(byte[] more) {
        ensure(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
        return this;
    }

    KeyWriter put(byte b) {
        ensure(1);
        bytes[size++] = b;
        return this;
    }

    private void putShort(short s) {
        put((byte) (s >> 8)).put((byte) s);
    }

    KeyWriter putInt(int i) {
        putShort((short) (i >> 16));
        putShort((short) i);
        return this;
    }

    private void putLong(long l) {
        putInt((int) (l >> 32)).putInt((int) l);
    }

    private void ensure(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
        }
    }

    int size() {
        return size;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }
}
