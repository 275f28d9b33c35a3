package ticketstream.web.runtime;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import ticketstream.application.account.CustomRoles;

/** Completes, once after the start, changes of roles begun by nodes that died. While servers are away it tries again. */
@Component
class RoleCompletion implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RoleCompletion.class);
    private static final long EVERY_SECONDS = 5;

    private final CustomRoles roles;
    private final ScheduledExecutorService thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("roles").factory());
    private volatile boolean running;

    RoleCompletion(CustomRoles roles) {
        this.roles = roles;
    }

    @Override
    public void start() {
        running = true;
        var unused = thread.scheduleWithFixedDelay(this::complete, 0, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void complete() {
        try {
            roles.complete();
            thread.shutdown();
        } catch (RuntimeException notYet) {
            LOG.warn("Changes of roles cannot be completed yet: {}", notYet.toString());
        }
    }

    @Override
    public void stop() {
        running = false;
        thread.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
