package ticketstream.web.session;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import ticketstream.application.account.AccountState;
import ticketstream.application.account.SignIn;
import ticketstream.application.audit.AuditLog;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.audit.AuditEvent.SignInRefused.Reason;
import ticketstream.web.problem.RequestRefused;
import ticketstream.web.session.RefusalTally.Kind;

/**
 * Records refused sign-ins in the background, within a second, so that an answer neither waits for the log nor tells by the
 * time it takes whether there is an account. What is held at a kill is lost. See ADR 0018.
 */
final class RefusedSignIns implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RefusedSignIns.class);
    private static final long EVERY_MILLIS = 500;
    private static final int LAST_SECONDS = 2;

    /** Different ones between two looks; further ones are counted and not told apart. */
    private static final int MOST_HEARD = 500;

    private record Heard(Caller caller, Reason reason) {}

    private record Times(int count, Instant since) {
        private Times plus(Times more) {
            return new Times(count + more.count, since.isBefore(more.since) ? since : more.since);
        }
    }

    private final SignIn signIn;
    private final AuditLog audit;
    private final InstantSource clock;
    private final RefusalTally tally = new RefusalTally();
    private final ScheduledExecutorService thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("refused-sign-ins").factory());
    private Map<Heard, Times> heard = new HashMap<>();
    private volatile boolean running;

    RefusedSignIns(SignIn signIn, AuditLog audit, InstantSource clock) {
        this.signIn = signIn;
        this.audit = audit;
        this.clock = clock;
    }

    /** Somebody was refused. Whether it was a wrong password or no account at all is found out later. */
    void add(Caller caller, Reason reason) {
        add(new Heard(caller, reason), new Times(1, clock.instant()));
    }

    /** Takes a step of a sign-in, and adds this one if it is refused. */
    void during(Caller caller, Reason reason, Runnable step) {
        judging(caller, reason, () -> {
            step.run();
            return caller;
        });
    }

    /** The same for a step with an answer. */
    <T> T judging(Caller caller, Reason reason, Supplier<T> step) {
        try {
            return step.get();
        } catch (RequestRefused refused) {
            add(caller, reason);
            throw refused;
        }
    }

    private synchronized void add(Heard refusal, Times times) {
        boolean fits = heard.containsKey(refusal) || heard.size() < MOST_HEARD;
        heard.merge(fits ? refusal : new Heard(Caller.ANYBODY, refusal.reason()), times, Times::plus);
    }

    private synchronized Map<Heard, Times> takeHeard() {
        var taken = heard;
        heard = new HashMap<>();
        return taken;
    }

    /** Records what may be recorded by this moment; what the databases do not take now stays for the next look. */
    private void write(Instant moment) {
        var taken = takeHeard();
        try {
            while (!taken.isEmpty()) {
                var refusal = taken.keySet().iterator().next();
                count(refusal, taken.getOrDefault(refusal, new Times(0, moment)));
                taken.remove(refusal);
            }
            for (var refused : tally.due(moment)) {
                audit.record(refused, Actor.SYSTEM);
                tally.recorded(refused, clock.instant());
            }
            tally.tidy(clock.instant());
        } catch (RuntimeException away) {
            taken.forEach(this::add);
            LOG.debug("refused sign-ins cannot be recorded now", away);
        }
    }

    private void count(Heard refusal, Times times) {
        var caller = refusal.caller();
        var email = caller.email();
        var kind = email == null
                ? new Kind(caller.accountId(), caller.address(), refusal.reason())
                : kindOf(email, refusal);
        tally.add(kind, caller.device(), times.count(), times.since());
    }

    private Kind kindOf(String email, Heard refusal) {
        var account = signIn.accountOf(email);
        var reason = refusal.reason() == Reason.WRONG_PASSWORD
                ? account.map(RefusedSignIns::reasonFor).orElse(Reason.UNKNOWN_ACCOUNT)
                : refusal.reason();
        return new Kind(
                account.map(AccountState::id).orElse(null), refusal.caller().address(), reason);
    }

    private static Reason reasonFor(AccountState account) {
        return account.enabled() ? Reason.WRONG_PASSWORD : Reason.ACCOUNT_DISABLED;
    }

    @Override
    public void start() {
        var unused = thread.scheduleWithFixedDelay(
                () -> write(clock.instant()), EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        running = true;
    }

    /** Records everything that is left. */
    @Override
    public void stop() {
        running = false;
        thread.shutdown();
        try {
            if (thread.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS)) {
                write(Instant.MAX);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** After the servers that let people try. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
