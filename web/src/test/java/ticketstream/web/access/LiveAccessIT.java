package ticketstream.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import ticketstream.domain.event.Stored;
import ticketstream.domain.ticket.TicketCommand;
import ticketstream.domain.ticket.TicketEvent;
import ticketstream.web.live.ProtocolDocument;
import ticketstream.web.session.Visitor;
import ticketstream.web.ticket.ProductTest;

/** Every subject's open window, everything that happens to tickets, everything a window says: what the tables expect. */
@ProductTest
class LiveAccessIT {
    private static final int FEWEST = 600;

    private final Visitor visitor;
    private final AutowireCapableBeanFactory beans;
    private final ProtocolDocument protocol = new ProtocolDocument();
    private final CountedCases cases = new CountedCases();

    @Autowired
    LiveAccessIT(Visitor visitor, AutowireCapableBeanFactory beans) throws IOException {
        this.visitor = visitor;
        this.beans = beans;
    }

    @Test
    void findsEveryCommandEventAndFrameInTheTables() {
        var commands =
                Arrays.stream(TicketCommand.class.getPermittedSubclasses()).map(Class::getSimpleName);
        var events = Arrays.stream(TicketEvent.class.getPermittedSubclasses())
                .map(event -> event.getAnnotation(Stored.class).value());
        var frames = new TreeSet<>(protocol.typesOfOperation("say"));
        frames.addAll(protocol.typesOfOperation("show"));

        assertThat(column(WindowCases.TABLE, "command")).isEqualTo(commands.collect(Collectors.toSet()));
        assertThat(column(WindowCases.TABLE, "event")).isEqualTo(events.collect(Collectors.toSet()));
        assertThat(column(FrameCases.TABLE, "frame")).containsAll(frames);
        assertThat(shown())
                .isEqualTo(frames.stream().filter(LiveAccessIT::isChange).collect(Collectors.toSet()));
    }

    @TestFactory
    Stream<DynamicTest> showsWhatTheTablesSay() {
        var cast = beans.createBean(Cast.class);
        var everybody = cast.all();
        var lives = beans.createBean(Lives.class);
        var known = everybody.stream()
                .filter(subject -> !subject.role().equals("nobody"))
                .toList();
        var windows = new WindowCases(visitor, lives, protocol, known);
        var frames = new FrameCases(visitor, windows.unseen());
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(cases.test("welcome", windows::welcome));
        tests.add(cases.test("opened", windows::open));
        tests.add(cases.test("given", findings -> windows.give(cast, findings)));
        lives.happenings()
                .forEach((name, what) -> tests.add(cases.test(name, findings -> windows.happen(name, what, findings))));
        tests.add(cases.test("resumed", windows::resume));
        everybody.stream()
                .filter(subject -> !known.contains(subject))
                .forEach(
                        subject -> tests.add(cases.test(subject.name(), findings -> frames.refuse(subject, findings))));
        windows.windows()
                .forEach((subject, window) ->
                        tests.add(cases.test(subject.name(), findings -> frames.answer(subject, window, findings))));
        tests.add(cases.test("nobody heard of it", windows::expectSilence));
        tests.add(cases.atLeast(FEWEST, "live access"));
        return tests.stream().onClose(windows::close);
    }

    private static boolean isChange(String frame) {
        return frame.startsWith("ticket-") || frame.equals("status-updated");
    }

    private static Set<String> column(Table table, String heading) {
        return table.rows().stream().map(row -> Table.cell(row, heading)).collect(Collectors.toSet());
    }

    /** Every frame that some cell expects. */
    private static Set<String> shown() {
        return WindowCases.TABLE.rows().stream()
                .flatMap(row -> row.values().stream())
                .flatMap(cell -> Arrays.stream(cell.split("\\+")))
                .filter(LiveAccessIT::isChange)
                .collect(Collectors.toSet());
    }
}
