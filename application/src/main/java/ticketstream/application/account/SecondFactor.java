package ticketstream.application.account;

import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import ticketstream.application.account.SecondFactors.Entry;
import ticketstream.domain.account.AccountCommand.DisableTotp;
import ticketstream.domain.account.AccountCommand.EnableTotp;
import ticketstream.domain.account.AccountCommand.UseRecoveryCode;
import ticketstream.domain.account.AccountRejection;
import ticketstream.domain.account.AccountRejection.Reason;
import ticketstream.domain.actor.Actor;

/** A second factor beside the password: codes from an app, each good once, and recovery codes for the day it is lost. */
public final class SecondFactor {
    private static final Pattern FROM_AN_APP = Pattern.compile("[0-9]{6}");

    private final SecondFactors factors;
    private final SignIns signIns;
    private final AccountJournal journal;
    private final Clock clock;

    /** The clock decides which codes are good. */
    public SecondFactor(SecondFactors factors, SignIns signIns, AccountJournal journal, Clock clock) {
        this.factors = factors;
        this.signIns = signIns;
        this.journal = journal;
        this.clock = clock;
    }

    /** Whether signing in takes a code. Where the log says otherwise, because somebody died in between, it hears of it. */
    public boolean isOn(AccountState account) {
        boolean on = factors.find(account.id()).filter(Entry::inForce).isPresent();
        if (on != account.totp()) {
            journal.record(
                    on
                            ? new EnableTotp(account.id(), account.itself())
                            : new DisableTotp(account.id(), account.itself()));
        }
        return on;
    }

    /** A new secret, which has no effect until {@link #enable}; refuses with {@link Reason#TOTP_ENABLED}. */
    public Offer offer(AccountState account) {
        var secret = Totp.newSecret();
        if (!factors.offer(account.id(), secret)) {
            var unused = isOn(account);
            throw new AccountRejection(Reason.TOTP_ENABLED);
        }
        return new Offer(secret, Totp.uri(secret, account.email()));
    }

    /**
     * Puts the offered secret in force, ends the account's other sessions and hands out the recovery codes, once.
     *
     * @throws AccountRejection with {@link Reason#WRONG_CODE}, {@link Reason#TOTP_ENABLED} or, when nothing was offered,
     *     {@link Reason#TOTP_NOT_ENABLED}
     */
    public List<String> enable(AccountState account, String code, String sessionId) {
        var offered = factors.find(account.id()).orElseThrow(() -> new AccountRejection(Reason.TOTP_NOT_ENABLED));
        if (offered.inForce()) {
            throw new AccountRejection(Reason.TOTP_ENABLED);
        }
        long step = Totp.stepOf(factors.secretOf(offered), RecoveryCodes.normalise(code), clock.instant())
                .orElseThrow(() -> new AccountRejection(Reason.WRONG_CODE));
        var codes = RecoveryCodes.next();
        signIns.endAllBut(account.id(), sessionId);
        if (!factors.confirm(offered, step, hashes(account.id(), codes))) {
            throw new AccountRejection(Reason.WRONG_CODE);
        }
        signIns.endAllBut(account.id(), sessionId);
        journal.record(new EnableTotp(account.id(), account.itself()));
        return codes;
    }

    /** Lets the password do alone again and ends the account's other sessions. */
    public void disable(AccountState account, String sessionId) {
        if (factors.remove(account.id()) || account.totp()) {
            signIns.endAllBut(account.id(), sessionId);
        }
        journal.record(new DisableTotp(account.id(), account.itself()));
    }

    /** Takes the second factor from somebody who has lost it and ends all their sessions; the actor may do so. */
    public void remove(AccountState account, Actor actor) {
        if (factors.remove(account.id()) || account.totp()) {
            signIns.endAll(account.id());
        }
        journal.record(new DisableTotp(account.id(), actor));
    }

    /** Ten new recovery codes instead of those there are; refuses with {@link Reason#TOTP_NOT_ENABLED}. */
    public List<String> replaceRecoveryCodes(String accountId) {
        var codes = RecoveryCodes.next();
        if (!factors.replaceCodes(accountId, hashes(accountId, codes))) {
            throw new AccountRejection(Reason.TOTP_NOT_ENABLED);
        }
        return codes;
    }

    /** Whether the code is good now, from the app or a recovery code; it is used up by that. */
    public boolean accepts(AccountState account, String typed) {
        var code = RecoveryCodes.normalise(typed);
        return FROM_AN_APP.matcher(code).matches() ? acceptsFromApp(account, code) : acceptsRecovery(account, code);
    }

    private boolean acceptsFromApp(AccountState account, String code) {
        return factors.find(account.id())
                .filter(Entry::inForce)
                .map(factor -> Totp.stepOf(factors.secretOf(factor), code, clock.instant()))
                .filter(step -> step.isPresent() && factors.useStep(account.id(), step.getAsLong()))
                .isPresent();
    }

    private boolean acceptsRecovery(AccountState account, String code) {
        boolean used = factors.useCode(account.id(), RecoveryCodes.hash(account.id(), code));
        if (used) {
            journal.record(new UseRecoveryCode(account.id(), account.itself()));
        }
        return used;
    }

    private static List<String> hashes(String accountId, List<String> codes) {
        return codes.stream().map(code -> RecoveryCodes.hash(accountId, code)).toList();
    }

    /**
     * What an app needs.
     *
     * @param secret in Base32, to be typed
     * @param uri the same as {@code otpauth:}, to be shown as a picture
     */
    public record Offer(String secret, String uri) {
        @Override
        public String toString() {
            return "Offer";
        }
    }
}
