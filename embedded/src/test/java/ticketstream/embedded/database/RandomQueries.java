package ticketstream.embedded.database;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Documents, queries and orders from a small world, so that they meet often. */
@SuppressWarnings("JavaUtilDate") // what the driver gives back
final class RandomQueries {
    private static final List<String> FIELDS = List.of("a", "b", "at", "tags", "s.x", "items.k");
    private static final List<String> TEXTS = List.of("", "a", "ab", "abc", "b", "ä", "\u0000", "a\u0000b", "z");
    private static final List<String> PREFIXES = List.of("^a", "^ab", "^b", "^ab*", "b", "^(a|b)", "^ä");

    private final Random random;

    RandomQueries(Random random) {
        this.random = random;
    }

    int upTo(int most) {
        return random.nextInt(most + 1);
    }

    @SafeVarargs
    private <T extends @Nullable Object> T one(Supplier<? extends T>... choices) {
        return choices[random.nextInt(choices.length)].get();
    }

    private <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private Object scalar() {
        return this.<Object>one(
                () -> random.nextInt(5) - 1,
                () -> (long) random.nextInt(5),
                () -> random.nextInt(8) / 2.0,
                () -> of(TEXTS),
                random::nextBoolean,
                () -> new Date(random.nextInt(4) * 1000L));
    }

    private Object valueOf(String field) {
        return switch (field) {
            case "b" -> of(TEXTS);
            case "at" -> new Date(random.nextInt(6) * 1000L);
            case "s.x", "items.k" -> random.nextInt(4);
            case "tags" -> this.<Object>one(() -> random.nextInt(5), () -> of(TEXTS));
            default -> scalar();
        };
    }

    Document document(int id) {
        Document document = new Document("_id", id);
        put(document, "a", scalar());
        put(document, "b", of(TEXTS));
        put(document, "at", valueOf("at"));
        put(document, "tags", list(() -> valueOf("tags")));
        put(document, "s", new Document("x", valueOf("s.x")).append("y", random.nextInt(3)));
        put(document, "items", list(() -> new Document("k", valueOf("items.k"))));
        return document;
    }

    private void put(Document document, String field, Object value) {
        switch (random.nextInt(8)) {
            case 0 -> {}
            case 1 -> document.append(field, field.equals("a") || field.equals("b") ? null : value);
            default -> document.append(field, value);
        }
    }

    private List<Object> list(Supplier<Object> element) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(element.get());
        }
        return list;
    }

    Document query() {
        Document query = new Document();
        for (int i = random.nextInt(4); i > 0; i--) {
            switch (random.nextInt(8)) {
                case 0 -> query.append("$or", List.of(condition(), condition()));
                case 1 -> query.append("$and", List.of(condition(), condition()));
                case 2 -> query.append("$nor", List.of(condition()));
                default -> query.putAll(condition());
            }
        }
        return query;
    }

    private Document condition() {
        String field = of(FIELDS);
        return new Document(field, demand(field));
    }

    private @Nullable Object demand(String field) {
        boolean mayBeNull = field.equals("a") || field.equals("b") || field.equals("s.x");
        return this.<@Nullable Object>one(
                () -> valueOf(field),
                () -> mayBeNull ? null : valueOf(field),
                () -> new Document("$eq", valueOf(field)),
                () -> new Document("$in", list(() -> valueOf(field))),
                () -> new Document("$nin", list(() -> valueOf(field))),
                () -> new Document("$gt", valueOf(field)).append("$lt", valueOf(field)),
                () -> new Document("$gte", valueOf(field)),
                () -> new Document("$lte", valueOf(field)),
                () -> new Document("$lt", valueOf(field)),
                () -> new Document("$gte", valueOf(field)).append("$lte", valueOf(field)),
                () -> new Document("$ne", valueOf(field)),
                () -> new Document(field.equals("items.k") ? "$ne" : "$exists", random.nextBoolean()),
                () -> field.equals("b") || field.equals("tags")
                        ? new Document("$regex", of(PREFIXES))
                        : new Document("$gt", valueOf(field)));
    }

    /** Always down to the id, so that there is one right answer. */
    Document sort() {
        return fields(2).append("_id", direction());
    }

    private int direction() {
        return random.nextBoolean() ? 1 : -1;
    }

    private Document fields(int most) {
        List<String> names = new ArrayList<>(FIELDS);
        Collections.shuffle(names, random);
        Document fields = new Document();
        names.subList(0, random.nextInt(most + 1)).forEach(name -> fields.append(name, direction()));
        return fields;
    }

    /** The keys of an index; two arrays in one index are refused by MongoDB as well. */
    Document index() {
        Document keys = fields(3);
        if (keys.containsKey("tags")) {
            keys.remove("items.k");
        }
        if (random.nextInt(3) == 0) {
            keys.append("_id", direction());
        }
        return keys;
    }

    Document change() {
        String field = of(List.of("a", "b", "at", "tags"));
        return this.<Document>one(
                () -> new Document("$set", new Document(field, field.equals("tags") ? list(() -> 1) : valueOf(field))),
                () -> new Document("$unset", new Document(field, "")),
                () -> new Document("$set", new Document("s.x", valueOf("s.x"))),
                () -> new Document("$max", new Document("n", random.nextInt(4))).append("$inc", new Document("c", 1)));
    }

    boolean sometimes() {
        return random.nextInt(4) == 0;
    }
}
