package ticketstream.projections.rebuild;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.jspecify.annotations.Nullable;

/** What two documents with the same content have in common, whatever the order of their fields. */
final class Canonical {
    private static final DocumentCodec CODEC = new DocumentCodec();

    private Canonical() {}

    static byte[] bytes(Document document) {
        var raw = new RawBsonDocument(sorted(document), CODEC).getByteBuffer();
        var bytes = new byte[raw.remaining()];
        raw.get(bytes);
        return bytes;
    }

    /** The fields in which they differ, nested ones as paths; a missing document has no {@code _id}. */
    static List<String> differences(@Nullable Document one, @Nullable Document other) {
        if (one == null || other == null) {
            return one == null && other == null ? List.of() : List.of("_id");
        }
        List<String> paths = new ArrayList<>();
        compare("", one, other, paths);
        return paths;
    }

    private static void compare(String path, Document one, Document other, List<String> paths) {
        var names = new TreeSet<>(one.keySet());
        names.addAll(other.keySet());
        for (String name : names) {
            var left = one.get(name);
            var right = other.get(name);
            if (left instanceof Document nested && right instanceof Document same) {
                compare(path + name + ".", nested, same, paths);
            } else if (!Objects.equals(left, right) || one.containsKey(name) != other.containsKey(name)) {
                paths.add(path + name);
            }
        }
    }

    private static Document sorted(Document document) {
        var sorted = new TreeMap<String, @Nullable Object>(document);
        sorted.replaceAll((name, value) -> sortedWithin(value));
        return new Document(sorted);
    }

    private static @Nullable Object sortedWithin(@Nullable Object value) {
        return switch (value) {
            case Document nested -> sorted(nested);
            case List<?> list -> list.stream().map(Canonical::sortedWithin).toList();
            case null, default -> value;
        };
    }
}
