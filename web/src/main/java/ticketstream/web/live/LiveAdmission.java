package ticketstream.web.live;

import ticketstream.application.account.AccountState;

/** Whether an enabled account may follow changes now; asked at the beginning and whenever its rights change. */
@FunctionalInterface
public interface LiveAdmission {
    /** False closes its connections with 4403. */
    boolean admits(AccountState account);
}
