package ticketstream.domain.account;

import static ticketstream.domain.account.AccountScene.ANN;
import static ticketstream.domain.account.AccountScene.ANN_IS_OUT;
import static ticketstream.domain.account.AccountScene.EVE;
import static ticketstream.domain.account.AccountScene.account;
import static ticketstream.domain.account.AccountScene.byEve;

import org.junit.jupiter.api.Test;
import ticketstream.domain.account.AccountCommand.DisableAccount;
import ticketstream.domain.account.AccountEvent.AccountEnabled;

class DisableAccountTest {
    private static final DisableAccount DISABLE = new DisableAccount("u-1", EVE);

    @Test
    void keepsANewAccountOut() {
        account().given(ANN).when(DISABLE).expectEvents(byEve(ANN_IS_OUT));
    }

    @Test
    void keepsAnAccountOutThatWasLetInAgain() {
        account()
                .given(ANN, ANN_IS_OUT, new AccountEnabled("u-1"))
                .when(DISABLE)
                .expectEvents(byEve(ANN_IS_OUT));
    }

    @Test
    void leavesNoEventForAnAccountThatIsOut() {
        account()
                .given(ANN, ANN_IS_OUT)
                .when(DISABLE)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }
}
