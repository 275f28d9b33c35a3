package ticketstream.web.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The served OpenAPI document, as far as requests can be made of it. */
record ApiDocument(JsonNode root) {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    /**
     * One route and method.
     *
     * @param body schema of the request's body; null where there is none
     */
    record Operation(
            String method,
            String path,
            List<JsonNode> parameters,
            @Nullable JsonNode body,
            JsonNode answers) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (var path : root.get("paths").properties()) {
            for (var one : path.getValue().properties()) {
                if (METHODS.contains(one.getKey())) {
                    operations.add(operation(one.getKey(), path.getKey(), path.getValue(), one.getValue()));
                }
            }
        }
        return operations;
    }

    private Operation operation(String method, String path, JsonNode shared, JsonNode own) {
        List<JsonNode> parameters = new ArrayList<>();
        shared.path("parameters").forEach(parameter -> parameters.add(resolve(parameter)));
        own.path("parameters").forEach(parameter -> parameters.add(resolve(parameter)));
        JsonNode body = own.at("/requestBody/content/application~1json/schema");
        return new Operation(method, path, parameters, body.isMissingNode() ? null : body, own.get("responses"));
    }

    JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? resolve(root.at(node.get("$ref").asString().substring(1))) : node;
    }

    /** The schema of an answer; missing where it has no body. */
    JsonNode answer(Operation operation, int status) {
        JsonNode content =
                resolve(operation.answers().path(String.valueOf(status))).path("content");
        return content.path(status < 400 ? "application/json" : "application/problem+json")
                .path("schema");
    }

    /** What is not as a schema says, by its path. */
    Set<String> violations(JsonNode schema, JsonNode value) {
        Set<String> violations = new TreeSet<>();
        compare("$", schema, value, violations);
        return violations;
    }

    private void compare(String place, JsonNode schema, JsonNode value, Set<String> violations) {
        JsonNode resolved = resolve(schema);
        if (resolved.has("oneOf")) {
            for (JsonNode one : resolved.get("oneOf")) {
                if (violations(one, value).isEmpty()) {
                    return;
                }
            }
            violations.add(place + " is none of the alternatives");
        } else if (!isOfType(resolved.path("type"), value)) {
            violations.add(place + " is no " + resolved.path("type"));
        } else if (resolved.has("enum") && !contains(resolved.get("enum"), value)) {
            violations.add(place + " is not one of the values");
        } else if (value.isObject() && resolved.has("properties")) {
            compareFields(place, resolved, value, violations);
        } else if (value.isArray() && resolved.has("items")) {
            value.forEach(item -> compare(place + "[]", resolved.get("items"), item, violations));
        }
    }

    private void compareFields(String place, JsonNode schema, JsonNode value, Set<String> violations) {
        JsonNode fields = schema.get("properties");
        for (JsonNode required : schema.path("required")) {
            if (!value.has(required.asString())) {
                violations.add(place + "." + required.asString() + " is missing");
            }
        }
        for (var field : value.properties()) {
            String at = place + "." + field.getKey();
            if (fields.has(field.getKey())) {
                compare(at, fields.get(field.getKey()), field.getValue(), violations);
            } else if (!schema.path("additionalProperties").asBoolean(true)) {
                violations.add(at + " is not documented");
            }
        }
    }

    private static boolean isOfType(JsonNode type, JsonNode value) {
        if (type.isArray()) {
            for (JsonNode one : type) {
                if (isOfType(one, value)) {
                    return true;
                }
            }
            return false;
        }
        return switch (type.asString("any")) {
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            case "null" -> value.isNull();
            default -> true;
        };
    }

    private static boolean contains(JsonNode values, JsonNode value) {
        for (JsonNode one : values) {
            if (one.equals(value)) {
                return true;
            }
        }
        return false;
    }
}
