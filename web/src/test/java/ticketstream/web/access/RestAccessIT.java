package ticketstream.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import ticketstream.application.account.Accounts;
import ticketstream.application.desk.Desk;
import ticketstream.application.history.TicketHistory;
import ticketstream.domain.actor.Role;
import ticketstream.web.contract.Routes;
import ticketstream.web.session.Visitor;
import ticketstream.web.ticket.ProductTest;

/** every subject, every request, every kind of ticket: what the tables expect, and nothing else. */
@ProductTest
class RestAccessIT {
    private static final int FEWEST = 2_500;

    private final Visitor visitor;
    private final Routes routes;
    private final AutowireCapableBeanFactory beans;
    private final CountedCases cases = new CountedCases();

    @Autowired
    RestAccessIT(
            Visitor visitor,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings,
            AutowireCapableBeanFactory beans) {
        this.visitor = visitor;
        this.routes = new Routes(mappings);
        this.beans = beans;
    }

    @Test
    void findsExactlyTheRoutesThatExistInTheTables() {
        var named = new TreeSet<String>();
        TicketCases.CALLS.values().forEach(call -> named.add(call.route()));
        DeskCases.TABLE.rows().forEach(row -> named.add(Call.of(row).route()));

        assertThat(named).isEqualTo(routes.all());
    }

    @Test
    void needsEveryRowAndEveryCall() {
        var calls = new TreeSet<>(TicketCases.TABLE.rows().getFirst().keySet());
        calls.removeAll(Situation.all().getFirst().words("any").keySet());

        assertThat(calls).isEqualTo(TicketCases.CALLS.keySet());
        assertThat(TicketCases.TABLE.rows())
                .allSatisfy(row -> assertThat(Situation.all())
                        .anyMatch(situation -> Arrays.stream(
                                        Table.cell(row, "role").split("\\|"))
                                .anyMatch(role -> Table.speaksOf(row, situation.words(role)))));
    }

    @TestFactory
    Stream<DynamicNode> answersAsTheTablesSay() {
        var cast = beans.createBean(Cast.class);
        var subjects = cast.all();
        var tickets = new Tickets(bean(Desk.class), bean(TicketHistory.class), cast);
        var aboutTickets =
                new TicketCases(visitor, tickets, cast.account(Role.ADMIN, null), cast.account(Role.USER, null));
        var aboutTheDesk = new DeskCases(visitor, bean(Accounts.class), cast);
        var lists = new ListCases(visitor, tickets);
        return Stream.of(
                dynamicContainer(
                        "tickets",
                        subjects.stream()
                                .map(subject -> cases.test(
                                        subject.name(),
                                        findings -> aboutTickets.run(subject, Situation.all(), findings)))),
                dynamicContainer("lists", lists(lists, subjects)),
                dynamicContainer(
                        "the desk",
                        DeskCases.TABLE.rows().stream()
                                .map(row -> cases.test(
                                        Call.of(row).toString(),
                                        findings -> aboutTheDesk.run(row, subjects, findings)))),
                cases.atLeast(FEWEST, "REST access"));
    }

    private Stream<DynamicNode> lists(ListCases lists, List<Subject> subjects) {
        return Stream.concat(
                Stream.of(dynamicTest("read models have caught up", new ReadModels(visitor)::awaitAll)),
                subjects.stream()
                        .filter(RestAccessIT::mayList)
                        .map(subject -> cases.test(subject.name(), findings -> lists.run(subject, findings))));
    }

    private static boolean mayList(Subject subject) {
        return DeskCases.TABLE.rows().stream()
                .filter(row -> Call.of(row).route().equals("get /api/v1/tickets"))
                .allMatch(row -> DeskCases.expected(row, subject).equals("200"));
    }

    private <T> T bean(Class<T> type) {
        return beans.getBean(type);
    }
}
