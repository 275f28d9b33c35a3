package ticketstream.web.live;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How live connections behave.
 *
 * @param helloWithin how long a connection may stay unknown
 * @param stalledAfter how long one frame may take before the reader counts as too slow
 * @param pingAfter silence after which the client is asked for a sign of life
 * @param deadAfter silence after which the connection is given up
 * @param attendingPingAfter the same while the client is at a ticket, where others see whether it is
 * @param absentAfter silence after which a client is not at its ticket any more; with a look every 250 ms here and on
 *     another node, everybody there knows within 5 seconds
 * @param hiddenEvery how often a client that says it is not looked at gets what changed
 * @param queuedFrames how many changes wait for a slow reader before some are left out and it has to resync
 * @param queuedCharacters the same in characters
 * @param replayedFrames how many missed changes a returning client gets; more and it has to resync
 * @param rememberedFrames how many changes this node remembers for returning clients
 * @param rememberedBytes how much memory they may take
 */
@Validated
@ConfigurationProperties("ticketstream.live")
public record LiveSettings(
        @DefaultValue("5s") Duration helloWithin,
        @DefaultValue("10s") Duration stalledAfter,
        @DefaultValue("15s") Duration pingAfter,
        @DefaultValue("28s") Duration deadAfter,
        @DefaultValue("2s") Duration attendingPingAfter,
        @DefaultValue("4s") Duration absentAfter,
        @DefaultValue("1s") Duration hiddenEvery,
        @DefaultValue("256") @Min(1) int queuedFrames,
        @DefaultValue("1000000") @Min(1) int queuedCharacters,
        @DefaultValue("2000") @Min(0) int replayedFrames,
        @DefaultValue("20000") @Min(1) int rememberedFrames,
        @DefaultValue("67108864") @Min(1) long rememberedBytes) {}
