package ticketstream.projections.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ticketstream.domain.account.AccountEvent.AccountDisabled;
import ticketstream.domain.account.AccountEvent.AccountRegistered;
import ticketstream.domain.account.AccountEvent.AccountRoleChanged;
import ticketstream.domain.actor.Role;
import ticketstream.domain.audit.AuditEvent.RefillWished;
import ticketstream.domain.audit.AuditEvent.SessionsEnded;
import ticketstream.domain.audit.AuditEvent.SignInRefused;
import ticketstream.domain.audit.AuditEvent.SignInRefused.Reason;
import ticketstream.domain.audit.AuditEvent.SignInSucceeded;
import ticketstream.projections.generation.Generations;
import ticketstream.projections.stage.Databases;
import ticketstream.projections.stage.Log;
import ticketstream.projections.stage.RecordedChanges;
import ticketstream.projections.stage.Stage;

class AuditTrailIT {
    private static final AuditQuery EVERYTHING = new AuditQuery(null, null, null, null);
    private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");

    private final MongoDatabase database = Databases.fresh();
    private final Generations generations = new Generations(database);
    private final RecordedChanges changes = new RecordedChanges();
    private final Log log = new Log();
    private final Stage stage = new Stage("audit", new AuditProjector(Stage.projections(generations, log, changes)));
    private final AuditTrail trail = new AuditTrail(generations);

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void keepsOneEntryForEachEventOnceTwiceAndAfterAReset() {
        log.with(new AccountRegistered("u1", "eve", "eve@example.org", Role.USER, null));
        log.with(
                new SignInRefused("u1", Reason.WRONG_PASSWORD, 2, SINCE, "192.0.2.1", null),
                new SignInSucceeded("u1", "s1", true, "192.0.2.1", "Firefox on Linux"));
        log.with(new AccountDisabled("u1"));
        var expected = List.of(disabled(), succeeded(), refused(), registered());

        stage.play(log);
        assertThat(all(EVERYTHING)).isEqualTo(expected);
        stage.play(log);
        assertThat(all(EVERYTHING)).isEqualTo(expected);
        stage.replay();
        assertThat(all(EVERYTHING)).isEqualTo(expected);
        assertThat(changes.take()).isEmpty();
    }

    @Test
    void narrowsByKindAccountAndTimeAndPagesInTheOrderOfTheLog() {
        AuditProjector.MODEL.rows(generations, 1).ensureIndexes(AuditProjector.MODEL.indexes());
        log.with(new AccountRegistered("u1", "eve", "eve@example.org", Role.USER, null));
        log.with(new AccountRegistered("u2", "max", "max@example.org", Role.USER, null));
        for (int i = 0; i < 100; i++) {
            log.with(new SignInSucceeded("u" + (1 + i % 2), "s" + i, false, "192.0.2.1", null));
        }
        log.with(new AccountRoleChanged("u1", Role.ANALYST, null));
        log.with(new SessionsEnded("u2", List.of("s1", "s3"), "192.0.2.1"), new RefillWished("192.0.2.1"));
        stage.play(log);

        assertThat(positions(EVERYTHING)).isEqualTo(descending(0, 104));
        assertThat(positions(new AuditQuery("account.registered", null, null, null)))
                .containsExactly(1L, 0L);
        assertThat(positions(new AuditQuery(null, "u2", null, null)))
                .hasSize(52)
                .startsWith(103L, 101L)
                .endsWith(3L, 1L);
        assertThat(positions(new AuditQuery("audit.sign-in-succeeded", "u1", Log.at(90), null)))
                .containsExactly(100L, 98L, 96L, 94L, 92L, 90L);
        assertThat(positions(new AuditQuery(null, Log.ACTOR.id(), Log.at(102), null)))
                .containsExactly(104L, 103L, 102L);
        assertThat(positions(new AuditQuery(null, null, Log.at(10), Log.at(13))))
                .containsExactly(12L, 11L, 10L);
        assertThat(positions(new AuditQuery(null, null, Log.at(200), null))).isEmpty();
        assertThat(positions(new AuditQuery(null, null, null, Log.at(0)))).isEmpty();
    }

    @Test
    void missesNothingWhereClocksOfTwoNodesDiffer() {
        var messages = new ArrayList<>(log.with(new RefillWished("192.0.2.1")).messages());
        stage.play(messages);
        IntStream.range(0, 40).forEach(i -> insert(1_000 + i, SINCE.plusSeconds(300 + i + (i % 2 == 0 ? 0 : 50))));

        assertThat(positions(new AuditQuery(null, null, SINCE.plusSeconds(330), SINCE.plusSeconds(360))))
                .isEqualTo(LongStream.range(0, 40)
                        .filter(i -> {
                            long seconds = 300 + i + (i % 2 == 0 ? 0 : 50);
                            return seconds >= 330 && seconds < 360;
                        })
                        .map(i -> 1_000 + i)
                        .boxed()
                        .toList()
                        .reversed());
    }

    private static AuditEntry disabled() {
        return entry(3, "account.disabled", null, new Document());
    }

    private static AuditEntry succeeded() {
        return entry(
                2,
                "audit.sign-in-succeeded",
                "192.0.2.1",
                new Document("sessionId", "s1").append("secondFactor", true).append("device", "Firefox on Linux"));
    }

    private static AuditEntry refused() {
        var data = new Document("reason", "wrong-password")
                .append("count", 2)
                .append("since", "2026-01-01T00:00:00Z")
                .append("device", null);
        return new AuditEntry(1, Log.at(1), "audit.sign-in-refused", null, "u1", "192.0.2.1", "refused", data);
    }

    private static AuditEntry registered() {
        return entry(
                0,
                "account.registered",
                null,
                new Document("username", "eve").append("role", "user").append("department", null));
    }

    private static AuditEntry entry(long position, String type, @Nullable String address, Document data) {
        return new AuditEntry(position, Log.at(position), type, Log.ACTOR, "u1", address, "succeeded", data);
    }

    private void insert(long position, Instant at) {
        var entry =
                new AuditEntry(position, at, "audit.refill-wished", Log.ACTOR, null, null, "succeeded", new Document());
        database.getCollection("audit").insertOne(AuditProjector.MODEL.format().write(entry));
    }

    private List<Long> positions(AuditQuery query) {
        return all(query).stream().map(AuditEntry::position).toList();
    }

    private List<AuditEntry> all(AuditQuery query) {
        List<AuditEntry> all = new ArrayList<>();
        @Nullable Long before = null;
        do {
            var page = trail.page(query, 3, before);
            all.addAll(page.items());
            before = page.next();
        } while (before != null);
        return all;
    }

    private static List<Long> descending(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList().reversed();
    }
}
