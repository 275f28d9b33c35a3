package ticketstream.web.live;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The checked-in AsyncAPI document, as far as tests compare it with the code. */
public final class ProtocolDocument {
    private final Map<String, Object> document;

    public ProtocolDocument() throws IOException {
        String text = Files.readString(Path.of("src/main/api/asyncapi.yaml"));
        document = map(new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
    }

    Set<String> messagesOf(String channel) {
        return map(at("channels", channel, "messages")).keySet();
    }

    /** The messages that an operation lists, which must all be messages of its channel. */
    Set<String> messagesOfOperation(String operation) {
        return list(at("operations", operation, "messages")).stream()
                .map(reference -> String.valueOf(map(reference).get("$ref")))
                .map(reference -> reference.substring(reference.lastIndexOf('/') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the messages are called that an operation lists; two of opposite directions may be called the same. */
    public Set<String> typesOfOperation(String operation) {
        return messagesOfOperation(operation).stream().map(this::type).collect(Collectors.toCollection(TreeSet::new));
    }

    /** All fields that the message of an operation may have that is called so. */
    Map<String, Object> fieldsOf(String operation, String type) {
        return messagesOfOperation(operation).stream()
                .filter(message -> type(message).equals(type))
                .map(this::fieldsOf)
                .findFirst()
                .orElseThrow(() -> new AssertionError("asyncapi.yaml has no " + type + " in " + operation));
    }

    private String type(String message) {
        return String.valueOf(map(at("components", "messages", message)).getOrDefault("name", message));
    }

    Set<String> messages() {
        return map(at("components", "messages")).keySet();
    }

    /** All fields a message may have, references and compositions resolved. */
    public Map<String, Object> fieldsOf(String message) {
        return fields(at("components", "messages", message, "payload"));
    }

    Map<String, Object> schema(String name) {
        return fields(at("components", "schemas", name));
    }

    Set<Integer> closeCodes() {
        return map(at("channels", "live", "x-close-codes")).keySet().stream()
                .map(Integer::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    List<String> values(@Nullable Object field) {
        return list(requireNonNull(resolve(requireNonNull(field)).get("enum"))).stream()
                .map(String::valueOf)
                .toList();
    }

    Map<String, Object> resolve(Object schema) {
        Object reference = map(schema).get("$ref");
        return reference == null
                ? map(schema)
                : resolve(at(reference.toString().substring(2).split("/")));
    }

    private Map<String, Object> fields(Object schema) {
        Map<String, Object> resolved = resolve(schema);
        Map<String, Object> fields = new LinkedHashMap<>();
        list(resolved.getOrDefault("allOf", List.of())).forEach(part -> fields.putAll(fields(part)));
        fields.putAll(map(resolved.getOrDefault("properties", Map.of())));
        return fields;
    }

    private Object at(String... path) {
        Object place = document;
        for (String step : path) {
            place = map(place).get(step);
            if (place == null) {
                throw new AssertionError("asyncapi.yaml has no " + String.join("/", path));
            }
        }
        return place;
    }

    private static Map<String, Object> map(Object value) {
        return ((Map<?, ?>) value)
                .entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> String.valueOf(entry.getKey()),
                                Map.Entry::getValue,
                                (first, second) -> first,
                                LinkedHashMap::new));
    }

    private static List<?> list(Object value) {
        return (List<?>) value;
    }
}
