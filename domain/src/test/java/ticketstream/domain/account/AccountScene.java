package ticketstream.domain.account;

import static org.hamcrest.Matchers.equalTo;

import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.hamcrest.FeatureMatcher;
import org.hamcrest.Matcher;
import ticketstream.domain.account.AccountEvent.AccountDisabled;
import ticketstream.domain.account.AccountEvent.AccountRegistered;
import ticketstream.domain.account.AccountRejection.Reason;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.Role;

/** What every test of the account starts from: Ann, an ordinary user, and Eve, who administers. */
final class AccountScene {
    static final Actor EVE = new Actor("c-1", "eve", Role.ADMIN, null);
    static final AccountRegistered ANN = new AccountRegistered("u-1", "ann", "ann@example.org", Role.USER, null);
    static final AccountDisabled ANN_IS_OUT = new AccountDisabled("u-1");

    private AccountScene() {}

    static FixtureConfiguration<Account> account() {
        return new AggregateTestFixture<>(Account.class);
    }

    /** The whole message an event of Eve's must be. */
    static EventMessage<?> byEve(AccountEvent event) {
        return new GenericEventMessage<>(event, Map.of("actorId", "c-1", "actorName", "eve", "actorRole", "admin"));
    }

    static Matcher<AccountRejection> refusal(Reason reason) {
        return new FeatureMatcher<>(equalTo(reason), "a refusal with", "refusal") {
            @Override
            protected Reason featureValueOf(AccountRejection actual) {
                return actual.reason();
            }
        };
    }
}
