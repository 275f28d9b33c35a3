package ticketstream.web.fuzz;

import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.databind.node.ObjectNode;

/** Makes of a sound JSON object one that is wrong in one way. */
public final class Spoiler {
    private static final int DEEP = 5_000;

    private final Values values;
    private final RandomGenerator random;

    /** @param values from which nasty ones are taken */
    public Spoiler(Values values, RandomGenerator random) {
        this.values = values;
        this.random = random;
    }

    /** The object as text, with one thing wrong. */
    public String spoil(ObjectNode sound) {
        return random.nextInt(3) == 0 ? asText(sound.toString()) : inAField(sound.deepCopy());
    }

    /** What is no JSON, or not the JSON that is expected. */
    private String asText(String text) {
        return switch (random.nextInt(12)) {
            case 0 -> text.substring(0, random.nextInt(text.length()));
            case 1 -> text + "{}";
            case 2 -> "[" + text + "]";
            case 3 -> "null";
            case 4 -> "\"" + values.nasty().replaceAll("[\\\\\"\\p{Cntrl}]", "") + "\"";
            case 5 -> "[".repeat(DEEP) + "]".repeat(DEEP);
            case 6 -> "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP);
            case 7 -> text.replaceFirst("\\{", "{/* note */");
            case 8 -> text.replaceFirst("\\{", "{\"a\":1e400000,");
            case 9 -> text.replaceFirst("\"", "'");
            case 10 -> text.replaceFirst("\\{", "{\"@class\":\"java.lang.Runtime\",");
            default -> text.replaceFirst("\\{", "{\"\\\\ud800\":\"\\\\ud800\",");
        };
    }

    private String inAField(ObjectNode object) {
        List<String> names = List.copyOf(object.propertyNames());
        String name = names.isEmpty() ? "x" : values.any(names);
        switch (random.nextInt(10)) {
            case 0 -> object.remove(name);
            case 1 -> object.putNull(name);
            case 2 -> object.put(name, random.nextLong());
            case 3 -> object.put(name, random.nextBoolean());
            case 4 -> object.putArray(name).add(values.nasty());
            case 5 -> object.putObject(name).put("$ne", values.nasty());
            case 6 -> object.put(values.nasty(), "unknown");
            case 7 -> object.put(name, "\ud800");
            case 8 -> {
                return object.toString().replaceFirst("\\{", "{\"" + name + "\":\"twice\",");
            }
            default -> object.put(name, values.nasty());
        }
        return object.toString();
    }
}
