package ticketstream.embedded.database;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A query as a list of demands that must all hold.
 *
 * @param simple those on one field each
 * @param others those that only a look at the document decides
 */
record Conditions(List<Condition> simple, List<Document> others) {
    static Conditions of(Document query) {
        Conditions conditions = new Conditions(new ArrayList<>(), new ArrayList<>());
        conditions.addAll(query);
        return conditions;
    }

    private void addAll(Document query) {
        query.forEach(this::add);
    }

    private void add(String field, @Nullable Object wanted) {
        if (field.equals("$and") && wanted instanceof Collection<?> parts) {
            parts.forEach(part -> addAll((Document) part));
        } else if (field.startsWith("$")) {
            others.add(new Document(field, wanted instanceof List<?> parts ? eachAlone(parts) : wanted));
        } else if (wanted instanceof Document operators && isOperators(operators)) {
            addOperators(field, operators);
        } else {
            String operator = wanted instanceof BsonRegularExpression ? Condition.REGEX : Condition.EQ;
            simple.add(new Condition(field, operator, wanted));
        }
    }

    /** Several operators on one field mean the same as each on its own, but not to the matcher when arrays are met. */
    private static List<Object> eachAlone(List<?> parts) {
        List<Object> alone = new ArrayList<>();
        for (Object part : parts) {
            @Nullable Document rest = part instanceof Document query ? of(query).without(Set.of()) : null;
            alone.add(rest == null ? part : rest);
        }
        return alone;
    }

    private void addOperators(String field, Document operators) {
        if (operators.containsKey(Condition.REGEX)) {
            simple.add(new Condition(field, Condition.REGEX, operators));
        } else {
            operators.forEach((operator, operand) -> simple.add(new Condition(field, operator, operand)));
        }
    }

    private static boolean isOperators(Document document) {
        return !document.isEmpty() && document.keySet().iterator().next().startsWith("$");
    }

    /** What is left to ask of a document that an index found; null where nothing is. */
    @Nullable
    Document without(Set<Condition> answered) {
        List<Document> rest = new ArrayList<>(others);
        simple.stream()
                .filter(condition -> !answered.contains(condition))
                .map(Condition::asQuery)
                .forEach(rest::add);
        return switch (rest.size()) {
            case 0 -> null;
            case 1 -> rest.getFirst();
            default -> new Document("$and", rest);
        };
    }

    /** The alternatives of a query whose {@code $or} is one of its demands, each with all the others; empty without one. */
    List<Document> alternatives() {
        return others.stream()
                .filter(other -> other.get("$or") instanceof Collection<?>)
                .findFirst()
                .map(this::alternatives)
                .orElse(List.of());
    }

    private List<Document> alternatives(Document or) {
        List<Document> rest = new ArrayList<>(others);
        rest.remove(or);
        simple.stream().map(Condition::asQuery).forEach(rest::add);
        List<Document> alternatives = new ArrayList<>();
        for (Document branch : new Request(or).documents("$or")) {
            List<Document> all = new ArrayList<>(rest);
            all.add(branch);
            alternatives.add(new Document(Map.of("$and", all)));
        }
        return alternatives;
    }
}
