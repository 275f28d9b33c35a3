package ticketstream.projections.generation;

import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import ticketstream.projections.generation.Comparison.Content;
import ticketstream.projections.generation.Comparison.Difference;

/** How the generations of a read model are stored: one document, so that every change of them is atomic. */
final class GenerationFormat {
    private GenerationFormat() {}

    static Document write(GenerationState state) {
        return new Document("_id", state.name())
                .append("serving", state.serving())
                .append("newest", state.newest())
                .append("rebuild", ifAny(state.rebuild(), GenerationFormat::write))
                .append(
                        "claim",
                        ifAny(
                                state.claim(),
                                claim -> new Document("node", claim.node()).append("until", claim.until())))
                .append("revision", state.revision());
    }

    static GenerationState read(Document stored) {
        return new GenerationState(
                stored.getString("_id"),
                stored.getInteger("serving"),
                stored.getInteger("newest"),
                ifAny(stored.get("rebuild", Document.class), GenerationFormat::rebuild),
                ifAny(
                        stored.get("claim", Document.class),
                        claim -> new Claim(
                                claim.getString("node"), claim.getDate("until").toInstant())),
                stored.getLong("revision"));
    }

    private static Document write(Rebuild rebuild) {
        return new Document("generation", rebuild.generation())
                .append("previous", rebuild.previous())
                .append("state", rebuild.state().name())
                .append("live", rebuild.live())
                .append("position", rebuild.position())
                .append("rate", rebuild.ratePerSecond())
                .append("failure", rebuild.failure())
                .append("comparison", ifAny(rebuild.comparison(), GenerationFormat::write));
    }

    private static Rebuild rebuild(Document stored) {
        return new Rebuild(
                stored.getInteger("generation"),
                stored.getInteger("previous"),
                Rebuild.State.valueOf(stored.getString("state")),
                stored.getBoolean("live"),
                stored.getLong("position"),
                stored.getDouble("rate"),
                stored.getString("failure"),
                ifAny(stored.get("comparison", Document.class), GenerationFormat::comparison));
    }

    private static Document write(Comparison comparison) {
        return new Document("finished", comparison.finished())
                .append("serving", write(comparison.serving()))
                .append("other", write(comparison.other()))
                .append("differing", comparison.differing())
                .append(
                        "differences",
                        comparison.differences().stream()
                                .map(row -> new Document("id", row.id()).append("fields", row.fields()))
                                .toList());
    }

    private static Comparison comparison(Document stored) {
        return new Comparison(
                stored.getBoolean("finished"),
                content(stored.get("serving", Document.class)),
                content(stored.get("other", Document.class)),
                stored.getLong("differing"),
                stored.getList("differences", Document.class).stream()
                        .map(row ->
                                new Difference(row.getString("id"), List.copyOf(row.getList("fields", String.class))))
                        .toList());
    }

    private static Document write(Content content) {
        return new Document("rows", content.rows()).append("hash", content.hash());
    }

    private static Content content(Document stored) {
        return new Content(stored.getLong("rows"), stored.getString("hash"));
    }

    private static <T, R> @Nullable R ifAny(@Nullable T value, Function<T, R> form) {
        return value == null ? null : form.apply(value);
    }
}
