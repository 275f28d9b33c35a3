package ticketstream.projections.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import org.junit.jupiter.api.Test;
import ticketstream.projections.adminoverview.AdminOverview;
import ticketstream.projections.row.NotServing;
import ticketstream.projections.stage.Databases;
import ticketstream.projections.stage.Desk;
import ticketstream.projections.stage.Histories;
import ticketstream.projections.ticket.TicketFilter;
import ticketstream.projections.ticket.TicketQuery;
import ticketstream.projections.ticket.TicketSort;

class AddedReadModelIT {
    private static final TicketQuery FIRST_PAGE =
            new TicketQuery(TicketFilter.NONE, TicketSort.NEWEST_FIRST, 100, null);

    private final MongoDatabase database = Databases.fresh();
    private final Histories histories = new Histories(6, 3_000);

    @Test
    void isFilledFromTheLogBeforeItServesAndStaysCurrent() {
        try (var desk = new Desk(database, histories)) {
            desk.rebuilder().prepare();
            var overview = new AdminOverview(desk.generations);
            assertThatThrownBy(() -> overview.everything(FIRST_PAGE)).isInstanceOf(NotServing.class);

            desk.startAtTheEnd();
            histories.goOn(200);
            desk.catchUp();
            desk.rebuilder().start();
            histories.goOn(200);
            desk.catchUp();
            desk.awaitThat(state -> state.serving() == 1);
            histories.goOn(200);
            desk.catchUp();

            desk.assertEqualsTheFold(1);
            assertThat(overview.everything(FIRST_PAGE).items()).hasSize(100);
            assertThat(desk.generations.now(Desk.NAME).rebuild()).isNull();
        }
    }

    @Test
    void servesAtOnceOnADeskWhereNothingHasHappened() {
        try (var desk = new Desk(database, new Histories(6, 0))) {
            desk.rebuilder().prepare();

            assertThat(new AdminOverview(desk.generations)
                            .everything(FIRST_PAGE)
                            .items())
                    .isEmpty();
        }
    }

    @Test
    void isNotTakenForNewWhenAnEarlierReleaseHasKeptIt() {
        try (var desk = new Desk(database, histories)) {
            desk.catchUp();
            desk.rebuilder().prepare();

            assertThat(desk.generations.now(Desk.NAME).serving()).isEqualTo(1);
            assertThat(database.getCollection(Desk.NAME).listIndexes()).hasSizeGreaterThan(1);
        }
    }
}
