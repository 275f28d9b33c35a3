package ticketstream.web.session;

import ticketstream.application.account.AccountView;
import ticketstream.application.account.FirstAdministrator;
import ticketstream.application.account.NewAccount;
import ticketstream.application.account.Registration;
import ticketstream.domain.actor.Actor;
import ticketstream.web.problem.ProblemCode;
import ticketstream.web.problem.RequestRefused;

/** Lets people have an account of their own. Tries are counted. */
final class Enrolment {
    private final Registration registration;
    private final FirstAdministrator firstAdministrator;
    private final SignInLimits limits;

    Enrolment(Registration registration, FirstAdministrator firstAdministrator, SignInLimits limits) {
        this.registration = registration;
        this.firstAdministrator = firstAdministrator;
        this.limits = limits;
    }

    AccountView register(NewAccount account, String address) {
        limits.count(address, account.email());
        return AccountView.of(registration.register(account, Actor.SYSTEM));
    }

    AccountView bootstrap(String token, NewAccount account, String address) {
        limits.count(address, "bootstrap");
        return firstAdministrator
                .redeem(token, account)
                .map(AccountView::of)
                .orElseThrow(() -> new RequestRefused(ProblemCode.BAD_CREDENTIALS));
    }
}
