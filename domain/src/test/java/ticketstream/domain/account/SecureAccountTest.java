package ticketstream.domain.account;

import static ticketstream.domain.account.AccountScene.ANN;
import static ticketstream.domain.account.AccountScene.EVE;
import static ticketstream.domain.account.AccountScene.account;
import static ticketstream.domain.account.AccountScene.byEve;

import org.junit.jupiter.api.Test;
import ticketstream.domain.account.AccountCommand.ChangeAccountPassword;
import ticketstream.domain.account.AccountCommand.DisableTotp;
import ticketstream.domain.account.AccountCommand.EnableTotp;
import ticketstream.domain.account.AccountCommand.ReportRefreshReuse;
import ticketstream.domain.account.AccountCommand.UseRecoveryCode;
import ticketstream.domain.account.AccountEvent.AccountPasswordChanged;
import ticketstream.domain.account.AccountEvent.AccountRecoveryCodeUsed;
import ticketstream.domain.account.AccountEvent.AccountRefreshReuseDetected;
import ticketstream.domain.account.AccountEvent.AccountTotpDisabled;
import ticketstream.domain.account.AccountEvent.AccountTotpEnabled;

/** What the log says of passwords, second factors and sessions. */
class SecureAccountTest {
    private static final AccountTotpEnabled ON = new AccountTotpEnabled("u-1");
    private static final AccountTotpDisabled OFF = new AccountTotpDisabled("u-1");

    @Test
    void remembersEachChangeOfThePassword() {
        var changed = new AccountPasswordChanged("u-1");

        account()
                .given(ANN, changed)
                .when(new ChangeAccountPassword("u-1", EVE))
                .expectEvents(byEve(changed));
    }

    @Test
    void switchesTheSecondFactorOn() {
        account().given(ANN, ON, OFF).when(new EnableTotp("u-1", EVE)).expectEvents(byEve(ON));
    }

    @Test
    void leavesNoEventWhenItIsOn() {
        account()
                .given(ANN, ON)
                .when(new EnableTotp("u-1", EVE))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void switchesTheSecondFactorOff() {
        account().given(ANN, ON).when(new DisableTotp("u-1", EVE)).expectEvents(byEve(OFF));
    }

    @Test
    void leavesNoEventWhenItIsOff() {
        account()
                .given(ANN)
                .when(new DisableTotp("u-1", EVE))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void remembersEachRecoveryCodeThatIsUsedUp() {
        var used = new AccountRecoveryCodeUsed("u-1");

        account().given(ANN, ON, used).when(new UseRecoveryCode("u-1", EVE)).expectEvents(byEve(used));
    }

    @Test
    void remembersThatARefreshTokenCameBack() {
        account()
                .given(ANN)
                .when(new ReportRefreshReuse("u-1", "s-1", EVE))
                .expectEvents(byEve(new AccountRefreshReuseDetected("u-1", "s-1")));
    }
}
