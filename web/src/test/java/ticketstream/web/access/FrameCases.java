package ticketstream.web.access;

import static java.util.Objects.requireNonNullElse;
import static ticketstream.web.access.Table.cell;

import java.util.Map;
import java.util.UUID;
import ticketstream.domain.actor.Role;
import ticketstream.web.session.Visitor;

/** Everything a window may say, or should not. */
final class FrameCases {
    static final Table TABLE = Table.read("live-frames.txt");

    private static final String NOT_TRIED = "-";

    private final Visitor visitor;
    private final String unseen;
    private final Pass another;

    /** @param unseen a ticket that only the desk sees */
    FrameCases(Visitor visitor, String unseen) {
        this.visitor = visitor;
        this.unseen = unseen;
        var account = visitor.guest(Role.ADMIN, null).accountId();
        another = new Pass(() -> visitor.signIn(account));
    }

    /** Somebody who will not be let in. */
    void refuse(Subject subject, Findings findings) {
        var column = subject.name().contains("disabled") ? "disabled" : "nobody";
        TABLE.rows().forEach(row -> first(row, column, subject, findings));
    }

    void answer(Subject subject, Window open, Findings findings) {
        TABLE.rows().forEach(row -> {
            first(row, "first", subject, findings);
            say(row, "open", subject, open, findings);
            if (!cell(row, "later").equals(NOT_TRIED)) {
                try (var window = Window.open(visitor.port(), subject, null)) {
                    window.news();
                    say(row, "later", subject, window, findings);
                }
            }
        });
    }

    private void first(Map<String, String> row, String column, Subject subject, Findings findings) {
        if (!cell(row, column).equals(NOT_TRIED)) {
            try (var window = Window.connect(visitor.port())) {
                say(row, column, subject, window, findings);
            }
        }
    }

    private void say(Map<String, String> row, String column, Subject subject, Window window, Findings findings) {
        var expected = cell(row, column);
        var text = Table.filled(cell(row, "text"), word -> object(word, subject));
        switch (expected) {
            case NOT_TRIED -> {}
            case "nothing" ->
                findings.compare(
                        what(row, column), subject, "[]", window.answers(text).toString());
            default -> findings.compare(what(row, column), subject, expected, window.answer(text));
        }
    }

    private static String what(Map<String, String> row, String column) {
        return column + ": " + cell(row, "text");
    }

    private String object(String word, Subject subject) {
        return switch (word) {
            case "token" -> requireNonNullElse(subject.token().get(), "none");
            case "token-of-another" -> another.get();
            case "ticket-of-another" -> unseen;
            case "ticket-of-nobody" -> UUID.randomUUID().toString();
            default -> throw new IllegalArgumentException(word);
        };
    }
}
