package ticketstream.web.live;

import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ticketstream.web.live.Notice.Pong;
import ticketstream.web.live.Notice.Refused;
import ticketstream.web.live.Request.Count;
import ticketstream.web.live.Request.Hello;
import ticketstream.web.live.Request.Ping;
import ticketstream.web.live.Request.Presence;
import ticketstream.web.live.Request.Renewal;
import ticketstream.web.live.Request.Visibility;
import ticketstream.web.live.presence.Doing;

/** What one client says and is answered; frames of one client come one after the other. */
final class Conversation {
    private final LiveSession session;
    private final Switchboard switchboard;
    private final Counters counters;
    private final Presences presences;
    private final LiveTokens tokens;
    private final LiveLimits limits;
    private final MessageRate rate;

    Conversation(
            LiveSession session,
            Switchboard switchboard,
            Counters counters,
            Presences presences,
            LiveTokens tokens,
            LiveLimits limits,
            InstantSource clock) {
        this.session = session;
        this.switchboard = switchboard;
        this.counters = counters;
        this.presences = presences;
        this.tokens = tokens;
        this.limits = limits;
        this.rate = new MessageRate(clock, limits.messagesPerMinute());
    }

    LiveSession session() {
        return session;
    }

    /** The client is gone. */
    void end() {
        switchboard.gone(session);
    }

    void receive(String text) {
        session.heard();
        if (!rate.allowsAnother()) {
            session.close(CloseCode.TOO_MANY);
            return;
        }
        try {
            switch (Request.read(text)) {
                case Hello hello -> greet(hello);
                case Renewal renewal -> renew(renewal);
                case Ping ping -> known().say(new Pong());
                case Visibility visibility -> known().hidden(visibility.hidden());
                case Count count -> counters.follow(known());
                case Presence presence -> attend(known(), presence.ticketId(), presence.doing());
            }
        } catch (Request.Refusal refusal) {
            session.refused(refusal.code());
            session.say(new Refused(refusal.code()));
        }
    }

    private void greet(Hello hello) throws Request.Refusal {
        if (session.token() != null) {
            throw new Request.Refusal(ErrorCode.ALREADY_OPEN);
        }
        tokens.verify(hello.token())
                .ifPresentOrElse(
                        token -> switchboard.enter(session, token, hello, limits.socketsPerAccount()),
                        () -> session.close(CloseCode.TOKEN_REFUSED));
    }

    private void renew(Renewal renewal) throws Request.Refusal {
        LiveToken held = requireKnown();
        Optional<LiveToken> renewed =
                tokens.verify(renewal.token()).filter(token -> token.accountId().equals(held.accountId()));
        renewed.ifPresentOrElse(session::token, () -> session.close(CloseCode.TOKEN_REFUSED));
    }

    private void attend(LiveSession known, @Nullable String ticketId, @Nullable Doing doing) {
        if (ticketId == null || doing == null) {
            presences.leave(known);
        } else {
            presences.sit(known, ticketId, doing);
        }
    }

    private LiveSession known() throws Request.Refusal {
        requireKnown();
        return session;
    }

    private LiveToken requireKnown() throws Request.Refusal {
        LiveToken held = session.token();
        if (held == null) {
            throw new Request.Refusal(ErrorCode.NOT_READY);
        }
        return held;
    }
}
