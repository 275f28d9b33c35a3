package ticketstream.web.fuzz;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes values a schema allows, and such as nobody expects. */
public final class Values {
    private static final List<String> NASTY = List.of(
            "",
            " ",
            "\0",
            "null",
            "../../etc/passwd",
            "..%2f..%2f",
            "' OR '1'='1",
            "{\"$gt\":\"\"}",
            "${jndi:ldap://127.0.0.1:1/a}",
            "<script>alert(1)</script>",
            "\r\nSet-Cookie: a=b",
            "\u001b[31m",
            "\u202eabc",
            "e\u0301\u0301\u0301",
            "\ud83d\udc69\u200d\ud83d\udcbb",
            "(a+)+$",
            "-1",
            "99999999999999999999",
            "1e400000",
            "NaN",
            "2026-02-30T25:61:61Z",
            "+1000000000-12-31T23:59:59Z",
            "me",
            "none",
            "admin",
            "__proto__",
            "x".repeat(201),
            "x".repeat(10_001));

    /** A schema that allows any text. */
    static final JsonNode TEXT = JsonMapper.shared().createObjectNode().put("type", "string");

    private final ApiDocument document;
    private final RandomGenerator random;
    private final Map<String, List<String>> known;

    /** @param known values that exist, by the name of a field or parameter; grows while requests succeed */
    Values(ApiDocument document, RandomGenerator random, Map<String, List<String>> known) {
        this.document = document;
        this.random = random;
        this.known = known;
    }

    /** Nothing but nasty values. */
    public static Values nasty(RandomGenerator random) {
        return new Values(new ApiDocument(JsonMapper.shared().createObjectNode()), random, Map.of());
    }

    static List<String> list(String... values) {
        return new CopyOnWriteArrayList<>(values);
    }

    /** True so many times of a hundred. */
    public boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** One of them. */
    public <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** What nobody expects. */
    public String nasty() {
        return any(NASTY);
    }

    /** A value the schema allows; of what exists, where that is known. */
    Object valid(String name, JsonNode schema) {
        JsonNode resolved = document.resolve(schema);
        @Nullable List<String> existing = known.get(name);
        if (existing != null && !existing.isEmpty() && chance(90)) {
            return resolved.path("type").asString("").equals("array") ? List.of(any(existing)) : any(existing);
        }
        if (resolved.has("oneOf")) {
            return valid(name, resolved.get("oneOf").get(0));
        }
        if (resolved.has("enum")) {
            JsonNode values = resolved.get("enum");
            return values.get(random.nextInt(values.size())).asString();
        }
        JsonNode type = resolved.path("type");
        return switch (type.isArray() ? type.get(0).asString() : type.asString("string")) {
            case "integer" -> resolved.path("minimum").asInt(0) + random.nextInt(3);
            case "boolean" -> !name.equals("force") && random.nextBoolean();
            case "array" -> List.of();
            case "object" -> object(resolved);
            default -> text(resolved);
        };
    }

    ObjectNode object(JsonNode schema) {
        JsonNode resolved = document.resolve(schema);
        ObjectNode object = JsonMapper.shared().createObjectNode();
        List<String> required = new ArrayList<>();
        resolved.path("required").forEach(name -> required.add(name.asString()));
        for (var field : resolved.get("properties").properties()) {
            if (required.contains(field.getKey()) || chance(40)) {
                object.set(field.getKey(), node(valid(field.getKey(), field.getValue())));
            }
        }
        return object;
    }

    static JsonNode node(Object value) {
        return JsonMapper.shared().valueToTree(value);
    }

    private String text(JsonNode schema) {
        return switch (schema.path("format").asString("")) {
            case "email" -> UUID.randomUUID() + "@example.org";
            case "uuid" -> UUID.randomUUID().toString();
            case "date-time" ->
                Instant.now().plusSeconds(random.nextInt(1, 3_600)).toString();
            case "password" -> "not that easy to guess " + random.nextInt();
            default ->
                "x".repeat(random.nextInt(1, Math.min(schema.path("maxLength").asInt(20), 200) + 1));
        };
    }
}
