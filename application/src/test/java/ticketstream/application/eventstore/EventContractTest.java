package ticketstream.application.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ticketstream.domain.account.AccountEvent.AccountDisabled;
import ticketstream.domain.account.AccountEvent.AccountEnabled;
import ticketstream.domain.account.AccountEvent.AccountPasswordChanged;
import ticketstream.domain.account.AccountEvent.AccountRecoveryCodeUsed;
import ticketstream.domain.account.AccountEvent.AccountRefreshReuseDetected;
import ticketstream.domain.account.AccountEvent.AccountRegistered;
import ticketstream.domain.account.AccountEvent.AccountRoleChanged;
import ticketstream.domain.account.AccountEvent.AccountTotpDisabled;
import ticketstream.domain.account.AccountEvent.AccountTotpEnabled;
import ticketstream.domain.account.AccountEvent.CustomRoleGiven;
import ticketstream.domain.account.AccountEvent.GrantApproved;
import ticketstream.domain.account.AccountEvent.GrantGiven;
import ticketstream.domain.account.AccountEvent.GrantWithdrawn;
import ticketstream.domain.account.Grant;
import ticketstream.domain.actor.HeldRole;
import ticketstream.domain.actor.Permission;
import ticketstream.domain.actor.Person;
import ticketstream.domain.actor.Role;
import ticketstream.domain.audit.AuditEvent.AdminAddressesChanged;
import ticketstream.domain.audit.AuditEvent.DeadLetterRetried;
import ticketstream.domain.audit.AuditEvent.DeadLetterSkipped;
import ticketstream.domain.audit.AuditEvent.ForeignRecordDismissed;
import ticketstream.domain.audit.AuditEvent.PasswordReset;
import ticketstream.domain.audit.AuditEvent.RebuildDirected;
import ticketstream.domain.audit.AuditEvent.RefillWished;
import ticketstream.domain.audit.AuditEvent.SessionsEnded;
import ticketstream.domain.audit.AuditEvent.SignInRefused;
import ticketstream.domain.audit.AuditEvent.SignInRefused.Reason;
import ticketstream.domain.audit.AuditEvent.SignInSucceeded;
import ticketstream.domain.audit.AuditEvent.SignedOut;
import ticketstream.domain.role.CustomRoleEvent.CustomRoleChanged;
import ticketstream.domain.role.CustomRoleEvent.CustomRoleCreated;
import ticketstream.domain.role.CustomRoleEvent.CustomRoleRetired;
import ticketstream.domain.ticket.TicketEvent.TicketAssigned;
import ticketstream.domain.ticket.TicketEvent.TicketCreated;
import ticketstream.domain.ticket.TicketEvent.TicketDeleted;
import ticketstream.domain.ticket.TicketEvent.TicketDetailsChanged;
import ticketstream.domain.ticket.TicketEvent.TicketNoted;
import ticketstream.domain.ticket.TicketEvent.TicketReleased;
import ticketstream.domain.ticket.TicketEvent.TicketReplied;
import ticketstream.domain.ticket.TicketEvent.TicketStatusUpdated;
import ticketstream.domain.ticket.TicketStatus;

/**
 * Case F-23. Below {@code events} lies one file for every revision of every event ever shipped, and {@code shapes.txt}
 * says what else such a payload could look like. Neither ever changes: another shape is another revision with its own
 * file, its own line and an upcaster, and the old file is then read as today's event.
 */
class EventContractTest {
    private static final StoredEvents EVENTS = StoredEvents.ofTheDesk();
    private static final Person ANNE = new Person("7", "anne");
    private static final Person OMAR = new Person("9", "omar");
    private static final Set<Permission> DELETING = Set.of(Permission.TICKETS_DELETE, Permission.TICKETS_READ);
    private static final HeldRole SUPERVISOR = new HeldRole("supervisor", "Supervisor \u2603", Role.AGENT, DELETING, 3);

    private final StoredEventSerializer serializer = new StoredEventSerializer(EVENTS);

    /** What every file says in the words of today. */
    private static final Map<String, Object> GOLDEN = Map.ofEntries(
            entry(
                    "ticket.created.1",
                    new TicketCreated("t1", "No sound \u2603", "Since \"this\" morning\n", "technical-support", ANNE)),
            entry(
                    "ticket.status-updated.1",
                    new TicketStatusUpdated("t1", TicketStatus.WAITING, TicketStatus.IN_PROGRESS)),
            entry(
                    "ticket.details-changed.1",
                    new TicketDetailsChanged("t1", "No picture", "Nor sound", "sales", "technical-support")),
            entry("ticket.assigned.1", new TicketAssigned("t1", OMAR, null)),
            entry("ticket.released.1", new TicketReleased("t1", OMAR)),
            entry("ticket.replied.1", new TicketReplied("t1", "m1", "Try **this** \u2603")),
            entry("ticket.noted.1", new TicketNoted("t1", "m2", "Knows nothing.")),
            entry("ticket.deleted.1", new TicketDeleted("t1")),
            entry("account.registered.1", new AccountRegistered("7", "anne", "anne@example.org", Role.USER, null)),
            entry("account.role-changed.1", new AccountRoleChanged("7", Role.AGENT, "sales")),
            entry("account.custom-role-given.1", new CustomRoleGiven("7", SUPERVISOR, "sales")),
            entry(
                    "custom-role.created.1",
                    new CustomRoleCreated(
                            "custom-role:supervisor", "supervisor", "Supervisor \u2603", Role.AGENT, DELETING)),
            entry(
                    "custom-role.changed.1",
                    new CustomRoleChanged("custom-role:supervisor", "Boss", Set.of(Permission.TICKETS_READ))),
            entry("custom-role.retired.1", new CustomRoleRetired("custom-role:supervisor")),
            entry("account.enabled.1", new AccountEnabled("7")),
            entry("account.disabled.1", new AccountDisabled("7")),
            entry("account.password-changed.1", new AccountPasswordChanged("7")),
            entry("account.totp-enabled.1", new AccountTotpEnabled("7")),
            entry("account.totp-disabled.1", new AccountTotpDisabled("7")),
            entry("account.recovery-code-used.1", new AccountRecoveryCodeUsed("7")),
            entry("account.refresh-reuse-detected.1", new AccountRefreshReuseDetected("7", "s1")),
            entry(
                    "account.grant-given.1",
                    new GrantGiven(
                            "7",
                            new Grant(
                                    "g1",
                                    null,
                                    Permission.TICKETS_DELETE,
                                    "sales",
                                    null,
                                    Instant.parse("2026-03-02T09:00:00Z"),
                                    Instant.parse("2026-03-02T17:00:00.500Z"),
                                    "Spring clean",
                                    true),
                            OMAR)),
            entry("account.grant-approved.1", new GrantApproved("7", "g1", OMAR)),
            entry("account.grant-withdrawn.1", new GrantWithdrawn("7", "g1")),
            entry("audit.sign-in-succeeded.1", new SignInSucceeded("7", "s1", true, "192.0.2.1", "Firefox on Linux")),
            entry(
                    "audit.sign-in-refused.1",
                    new SignInRefused(
                            "7", Reason.LOCKED_OUT, 3, Instant.parse("2026-03-02T09:00:00Z"), "192.0.2.1", null)),
            entry("audit.signed-out.1", new SignedOut("7", "s1", "192.0.2.1")),
            entry("audit.sessions-ended.1", new SessionsEnded("7", List.of("s1", "s2"), "192.0.2.1")),
            entry("audit.password-reset.1", new PasswordReset("7", "192.0.2.1")),
            entry("audit.admin-addresses-changed.1", new AdminAddressesChanged(List.of("192.0.2.0/24"), "192.0.2.1")),
            entry("audit.rebuild-directed.1", new RebuildDirected("directory", "switch", "192.0.2.1")),
            entry("audit.refill-wished.1", new RefillWished("192.0.2.1")),
            entry("audit.dead-letter-retried.1", new DeadLetterRetried("requester", "t1", "192.0.2.1")),
            entry("audit.dead-letter-skipped.1", new DeadLetterSkipped("requester", "t1", "192.0.2.1")),
            entry(
                    "audit.foreign-record-dismissed.1",
                    new ForeignRecordDismissed("ticketstream.tickets-0@7", "192.0.2.1")));

    static Stream<String> shipped() throws IOException, URISyntaxException {
        var folder = Path.of(Objects.requireNonNull(EventContractTest.class.getResource("/events"))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .toList()
                    .stream();
        }
    }

    static Stream<Class<?>> events() {
        return EVENTS.all().stream();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void readsEveryRevisionEverShippedAsTodaysEvent(String file) throws IOException {
        assertThat(GOLDEN).containsKey(file);
        int dot = file.lastIndexOf('.');
        var stored = new StoredEvent(
                "any",
                "t1",
                0,
                "e1",
                Instant.EPOCH,
                file.substring(0, dot),
                file.substring(dot + 1),
                golden(file),
                "{}");

        var read = EventStreamUtils.upcastAndDeserializeDomainEvents(
                Stream.of(stored), serializer, PayloadUpcaster.ofTheDesk());

        assertThat(read.next().getPayload()).isEqualTo(GOLDEN.get(file));
    }

    @ParameterizedTest
    @MethodSource("events")
    void writesEveryEventAsItsGoldenFile(Class<?> event) throws IOException {
        String file = file(event);
        assertThat(GOLDEN).containsKey(file);

        SerializedObject<String> stored = serializer.serialize(GOLDEN.get(file), String.class);

        assertThat(stored.getType()).isEqualTo(EVENTS.typeOf(event));
        assertThat(stored.getData()).isEqualTo(golden(file));
    }

    @Test
    void givesAnotherShapeAnotherRevision() throws IOException {
        Set<String> approved = resource("shapes.txt").lines().collect(Collectors.toSet());

        assertThat(approved)
                .containsAll(events().map(event -> file(event) + " " + Shapes.of(event))
                        .toList());
        assertThat(approved.stream().map(line -> line.substring(0, line.indexOf(' '))))
                .containsExactlyInAnyOrderElementsOf(GOLDEN.keySet());
    }

    private static String file(Class<?> event) {
        SerializedType type = Objects.requireNonNull(EVENTS.typeOf(event));
        return type.getName() + "." + type.getRevision();
    }

    private static String golden(String file) throws IOException {
        return resource(file + ".json").strip();
    }

    private static String resource(String name) throws IOException {
        try (var in = EventContractTest.class.getResourceAsStream("/events/" + name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
