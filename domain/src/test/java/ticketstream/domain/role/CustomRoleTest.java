package ticketstream.domain.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.hamcrest.FeatureMatcher;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.Permission;
import ticketstream.domain.actor.Role;
import ticketstream.domain.role.CustomRoleCommand.ChangeCustomRole;
import ticketstream.domain.role.CustomRoleCommand.CreateCustomRole;
import ticketstream.domain.role.CustomRoleCommand.RetireCustomRole;
import ticketstream.domain.role.CustomRoleEvent.CustomRoleChanged;
import ticketstream.domain.role.CustomRoleEvent.CustomRoleCreated;
import ticketstream.domain.role.CustomRoleEvent.CustomRoleRetired;
import ticketstream.domain.role.CustomRoleRejection.Reason;

class CustomRoleTest {
    private static final Actor EVE = new Actor("c-1", "eve", Role.ADMIN, null);
    private static final String ID = CustomRole.idOf("supervisor");
    private static final Set<Permission> SEES = Set.of(Permission.TICKETS_READ);
    private static final Set<Permission> DELETES = Set.of(Permission.TICKETS_READ, Permission.TICKETS_DELETE);
    private static final CustomRoleCreated CREATED =
            new CustomRoleCreated(ID, "supervisor", "Supervisor", Role.AGENT, SEES);

    @Test
    void isCreated() {
        role().givenNoPriorActivity().when(create(Role.AGENT, SEES)).expectEvents(byEve(CREATED));
    }

    @Test
    void isCreatedOnce() {
        role().given(CREATED)
                .when(create(Role.USER, DELETES))
                .expectException(refusal(Reason.ROLE_KEY_TAKEN))
                .expectNoEvents();
    }

    @Test
    void isCreatedAgainWhenItWasRetired() {
        role().given(CREATED, new CustomRoleRetired(ID))
                .when(create(Role.AGENT, SEES))
                .expectEvents(byEve(CREATED));
    }

    @ParameterizedTest
    @CsvSource({
        "ADMIN, TICKETS_READ, ADMINISTERING_NOT_ALLOWED",
        "AUDITOR, ACCOUNTS_ADMINISTER, ADMINISTERING_NOT_ALLOWED",
        "AGENT, ACCOUNTS_ADMINISTER, ADMINISTERING_NOT_ALLOWED",
        "AGENT, PROJECTIONS_READ, DESK_REQUIRED",
        "USER, TOPICS_REFILL, DESK_REQUIRED"
    })
    void containsNothingThatMeansNothingThere(Role base, Permission permission, Reason reason) {
        role().givenNoPriorActivity()
                .when(create(base, Set.of(permission)))
                .expectException(refusal(reason))
                .expectNoEvents();
    }

    @ParameterizedTest
    @CsvSource({"AUDITOR, TOPICS_REFILL", "ANALYST, FAILURES_READ", "AGENT, HISTORY_READ_ALL", "USER, TICKETS_WORK"})
    void containsWhatCountsAsFarAsItsBaseReaches(Role base, Permission permission) {
        role().givenNoPriorActivity()
                .when(create(base, Set.of(permission)))
                .expectEvents(byEve(new CustomRoleCreated(ID, "supervisor", "Supervisor", base, Set.of(permission))));
    }

    @Test
    void isChanged() {
        role().given(CREATED)
                .when(change("Boss", DELETES, 1L))
                .expectEvents(byEve(new CustomRoleChanged(ID, "Boss", DELETES)));
    }

    @Test
    void staysAsItIsWhenThatIsAskedWhateverVersionWasSeen() {
        role().given(CREATED, new CustomRoleChanged(ID, "Boss", DELETES))
                .when(change("Boss", DELETES, 1L))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void isNotChangedByWhoSawAnotherVersion() {
        role().given(CREATED, new CustomRoleChanged(ID, "Boss", DELETES))
                .when(change("Chief", DELETES, 1L))
                .expectException(refusal(Reason.STALE_VERSION))
                .expectNoEvents();
        assertThat(new CustomRoleRejection(Reason.STALE_VERSION, 2).currentVersion())
                .isEqualTo(2);
    }

    @Test
    void doesNotComeToReachFurtherByAChange() {
        role().given(CREATED)
                .when(change("Boss", Set.of(Permission.PROJECTIONS_READ), null))
                .expectException(refusal(Reason.DESK_REQUIRED))
                .expectNoEvents();
    }

    @Test
    void isRetired() {
        role().given(CREATED).when(new RetireCustomRole(ID, null, EVE)).expectEvents(byEve(new CustomRoleRetired(ID)));
    }

    @Test
    void isNotRetiredByWhoSawAnotherVersion() {
        role().given(CREATED)
                .when(new RetireCustomRole(ID, 2L, EVE))
                .expectException(refusal(Reason.STALE_VERSION))
                .expectNoEvents();
    }

    @Test
    void isNeitherChangedNorRetiredWhenItIsRetired() {
        role().given(CREATED, new CustomRoleRetired(ID))
                .when(change("Boss", DELETES, null))
                .expectException(refusal(Reason.ROLE_NOT_FOUND))
                .expectNoEvents();
        role().given(CREATED, new CustomRoleRetired(ID))
                .when(new RetireCustomRole(ID, null, EVE))
                .expectException(refusal(Reason.ROLE_NOT_FOUND))
                .expectNoEvents();
    }

    private static FixtureConfiguration<CustomRole> role() {
        return new AggregateTestFixture<>(CustomRole.class);
    }

    private static CreateCustomRole create(Role base, Set<Permission> permissions) {
        return new CreateCustomRole(ID, "supervisor", "Supervisor", base, permissions, EVE);
    }

    private static ChangeCustomRole change(String title, Set<Permission> permissions, @Nullable Long expectedVersion) {
        return new ChangeCustomRole(ID, title, permissions, expectedVersion, EVE);
    }

    private static EventMessage<?> byEve(CustomRoleEvent event) {
        return new GenericEventMessage<>(event, Map.of("actorId", "c-1", "actorName", "eve", "actorRole", "admin"));
    }

    private static Matcher<CustomRoleRejection> refusal(Reason reason) {
        return new FeatureMatcher<>(equalTo(reason), "a refusal with", "refusal") {
            @Override
            protected Reason featureValueOf(CustomRoleRejection actual) {
                return actual.reason();
            }
        };
    }
}
