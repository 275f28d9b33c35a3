package ticketstream.domain.account;

import static ticketstream.domain.account.AccountScene.ANN;
import static ticketstream.domain.account.AccountScene.ANN_IS_OUT;
import static ticketstream.domain.account.AccountScene.EVE;
import static ticketstream.domain.account.AccountScene.account;
import static ticketstream.domain.account.AccountScene.byEve;

import org.junit.jupiter.api.Test;
import ticketstream.domain.account.AccountCommand.EnableAccount;
import ticketstream.domain.account.AccountEvent.AccountEnabled;

class EnableAccountTest {
    private static final EnableAccount ENABLE = new EnableAccount("u-1", EVE);

    @Test
    void letsADisabledAccountInAgain() {
        account().given(ANN, ANN_IS_OUT).when(ENABLE).expectEvents(byEve(new AccountEnabled("u-1")));
    }

    @Test
    void leavesNoEventForANewAccount() {
        account().given(ANN).when(ENABLE).expectSuccessfulHandlerExecution().expectNoEvents();
    }

    @Test
    void leavesNoEventForAnAccountThatIsInAgain() {
        account()
                .given(ANN, ANN_IS_OUT, new AccountEnabled("u-1"))
                .when(ENABLE)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }
}
