package ticketstream.web.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import ticketstream.web.live.feed.Frame;

/**
 * Who follows what: an index from scope to sessions, so that a frame is handed only to those it is for. Withdrawn rights
 * take a session out of it at once; it comes back with the rights it has then, as it does when rights for a time begin
 * or end.
 */
final class Audiences {
    private static final class Member {
        private final String accountId;
        private Set<String> scopes = Set.of();
        private @Nullable Instant turn;
        private int withdrawals;
        private boolean joined;

        Member(String accountId) {
            this.accountId = accountId;
        }
    }

    private final Map<LiveSession, Member> members = new HashMap<>();
    private final Map<String, Set<LiveSession>> byAccount = new HashMap<>();
    private final Map<String, Set<LiveSession>> byScope = new ConcurrentHashMap<>();
    /** Before it nobody's rights come or go by themselves. */
    private volatile Instant nextTurn = Instant.MAX;

    /** Lets a known client in, without a scope yet; false when its account has as many connections as it may. */
    synchronized boolean admit(LiveSession session, String accountId, int limit) {
        Set<LiveSession> others = byAccount.getOrDefault(accountId, Set.of());
        if (!LiveLimits.allows(limit, others.size() + 1)) {
            return false;
        }
        if (!session.isClosed()) {
            members.put(session, new Member(accountId));
            add(byAccount, accountId, session);
        }
        return true;
    }

    /** How often rights were withdrawn from this session; rights read before must not be used after another time. */
    synchronized int withdrawals(LiveSession session) {
        Member member = members.get(session);
        return member == null ? 0 : member.withdrawals;
    }

    /**
     * Does the work and indexes the session, unless rights were withdrawn since they were read: then false.
     *
     * @param turn when the rights will come or go by themselves; null if never
     */
    synchronized boolean join(
            LiveSession session, int withdrawals, Set<String> scopes, @Nullable Instant turn, Runnable before) {
        Member member = members.get(session);
        if (member == null) {
            return true;
        }
        if (member.withdrawals != withdrawals) {
            return false;
        }
        before.run();
        unindex(member, session);
        member.scopes = Set.copyOf(scopes);
        member.turn = turn;
        member.joined = true;
        scopes.forEach(scope -> add(byScope, scope, session));
        if (turn != null && turn.isBefore(nextTurn)) {
            nextTurn = turn;
        }
        return true;
    }

    /** Whether somebody's rights came or went by themselves. */
    boolean hasTurned(Instant now) {
        return !now.isBefore(nextTurn);
    }

    /** Takes sessions whose rights came or went by themselves out of their scopes and names their accounts, each once. */
    synchronized Set<String> turned(Instant now) {
        Set<String> turned = new HashSet<>();
        Instant next = Instant.MAX;
        for (Map.Entry<LiveSession, Member> entry : members.entrySet()) {
            Member member = entry.getValue();
            Instant turn = member.turn;
            if (turn != null && !now.isBefore(turn)) {
                turned.add(member.accountId);
                member.turn = null;
                unindex(member, entry.getKey());
            } else if (turn != null && turn.isBefore(next)) {
                next = turn;
            }
        }
        nextTurn = next; // last: whoever looks meanwhile waits here
        return turned;
    }

    /** Takes every session of an account out of its scopes and names those that had joined. */
    synchronized List<LiveSession> withdraw(String accountId) {
        List<LiveSession> joined = new ArrayList<>();
        for (LiveSession session : byAccount.getOrDefault(accountId, Set.of())) {
            Member member = members.get(session);
            if (member != null) {
                member.withdrawals++;
                unindex(member, session);
                if (member.joined) {
                    joined.add(session);
                }
            }
        }
        return joined;
    }

    /** Does something with what a session that has joined follows, maybe nothing, while that stays so. */
    synchronized void whileFollowing(LiveSession session, Consumer<Set<String>> work) {
        Member member = members.get(session);
        if (member != null && member.joined) {
            work.accept(member.scopes);
        }
    }

    synchronized void leave(LiveSession session) {
        Member member = members.remove(session);
        if (member != null) {
            unindex(member, session);
            remove(byAccount, member.accountId, session);
        }
    }

    /** Everybody who has joined. */
    synchronized List<LiveSession> everybody() {
        return members.entrySet().stream()
                .filter(entry -> entry.getValue().joined)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Those a frame is for. */
    Set<LiveSession> of(Frame frame) {
        Set<LiveSession> followers = following(frame.scope());
        Set<LiveSession> ofItsTicket = following(frame.ticketScope());
        if (frame.elsewhere().isEmpty() && (ofItsTicket.isEmpty() || !frame.isForItsTicket())) {
            return followers;
        }
        Set<LiveSession> meant = new HashSet<>(followers);
        if (frame.isForItsTicket()) {
            meant.addAll(ofItsTicket);
        }
        if (!frame.elsewhere().isEmpty()) {
            meant.removeAll(ofItsTicket);
            frame.elsewhere().forEach(scope -> meant.removeAll(following(scope)));
        }
        return meant;
    }

    private Set<LiveSession> following(String scope) {
        return byScope.getOrDefault(scope, Set.of());
    }

    private void unindex(Member member, LiveSession session) {
        member.scopes.forEach(scope -> remove(byScope, scope, session));
        member.scopes = Set.of();
    }

    private static void add(Map<String, Set<LiveSession>> index, String key, LiveSession session) {
        index.computeIfAbsent(key, k -> ConcurrentHashMap.newKeySet()).add(session);
    }

    private static void remove(Map<String, Set<LiveSession>> index, String key, LiveSession session) {
        index.computeIfPresent(key, (k, sessions) -> sessions.remove(session) && sessions.isEmpty() ? null : sessions);
    }
}
