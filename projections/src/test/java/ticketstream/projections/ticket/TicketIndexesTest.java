package ticketstream.projections.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ticketstream.domain.actor.Scope;
import ticketstream.domain.ticket.TicketStatus;
import ticketstream.projections.ticket.TicketReader.Departure;

/**
 * An index answers a page without reading anything else when it begins with every field the query fixes to one value and
 * goes on with the sort, in one direction or the other. That holds for every server of this protocol.
 */
class TicketIndexesTest {
    private static final TicketReader MANY_LISTS = new TicketReader(
            "many", "category", ticket -> Scope.DESK, Departure.NEVER, true, List.of("status", "assignee.id"));
    private static final TicketReader ONE_LIST = new TicketReader(
            "one", null, ticket -> Scope.DESK, Departure.NEVER, true, List.of("status", "assignee.id"));

    static Stream<Arguments> pages() {
        return Stream.of(MANY_LISTS, ONE_LIST)
                .flatMap(reader ->
                        Stream.of(TicketSort.values()).map(sort -> Arguments.of(reader, TicketFilter.NONE, sort)));
    }

    static Stream<Arguments> narrowedPages() {
        var filters = List.of(
                new TicketFilter(TicketStatus.WAITING, null, null, null),
                new TicketFilter(null, null, "u1", null),
                new TicketFilter(null, null, TicketFilter.NOBODY, null));
        return Stream.of(MANY_LISTS, ONE_LIST)
                .flatMap(reader -> filters.stream()
                        .flatMap(filter -> Stream.of(TicketSort.NEWEST_FIRST, TicketSort.OLDEST_FIRST)
                                .map(sort -> Arguments.of(reader, filter, sort))));
    }

    @ParameterizedTest
    @MethodSource({"pages", "narrowedPages"})
    void answerThePage(TicketReader reader, TicketFilter filter, TicketSort sort) {
        for (var after : places()) {
            var query = TicketCriteria.of(reader, "sales", new TicketQuery(filter, sort, 20, after));

            assertThat(reader.indexes()).anyMatch(index -> serves(index, query, sort));
        }
    }

    private static List<@Nullable TicketPlace> places() {
        List<@Nullable TicketPlace> places = new ArrayList<>();
        places.add(null);
        places.add(new TicketPlace(Instant.EPOCH, "t1"));
        return places;
    }

    private static boolean serves(Document index, Document query, TicketSort sort) {
        var fixed = fixedFields(query);
        var fields = List.copyOf(index.keySet());
        return fields.size() == fixed.size() + 2
                && fixed.containsAll(fields.subList(0, fixed.size()))
                && fields.subList(fixed.size(), fields.size()).equals(List.of(sort.field(), "_id"))
                && Objects.equals(index.get(sort.field()), index.get("_id"));
    }

    private static List<String> fixedFields(Document query) {
        List<String> fixed = new ArrayList<>();
        query.forEach((field, value) -> {
            if (field.equals("$and")) {
                query.getList(field, Document.class).forEach(part -> fixed.addAll(fixedFields(part)));
            } else if (!field.startsWith("$") && !(value instanceof Document)) {
                fixed.add(field);
            }
        });
        return fixed;
    }
}
