package ticketstream.web.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who follows what: an index from scope to sessions, so that a frame is handed only to those it is for. Withdrawn rights
 * take a session out of it at once; it comes back with the rights it has then.
 */
final class Audiences {
    private static final class Member {
        private final String accountId;
        private @Nullable String scope;
        private int withdrawals;
        private boolean joined;

        Member(String accountId) {
            this.accountId = accountId;
        }
    }

    private final Map<LiveSession, Member> members = new HashMap<>();
    private final Map<String, Set<LiveSession>> byAccount = new HashMap<>();
    private final Map<String, Set<LiveSession>> byScope = new ConcurrentHashMap<>();

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

    /** Does the work and indexes the session, unless rights were withdrawn since they were read: then false. */
    synchronized boolean join(LiveSession session, int withdrawals, @Nullable String scope, Runnable before) {
        Member member = members.get(session);
        if (member == null) {
            return true;
        }
        if (member.withdrawals != withdrawals) {
            return false;
        }
        before.run();
        remove(byScope, member.scope, session);
        member.scope = scope;
        member.joined = true;
        if (scope != null) {
            add(byScope, scope, session);
        }
        return true;
    }

    /** Takes every session of an account out of its scope and names those that had joined. */
    synchronized List<LiveSession> withdraw(String accountId) {
        List<LiveSession> joined = new ArrayList<>();
        for (LiveSession session : byAccount.getOrDefault(accountId, Set.of())) {
            Member member = members.get(session);
            if (member != null) {
                member.withdrawals++;
                remove(byScope, member.scope, session);
                member.scope = null;
                if (member.joined) {
                    joined.add(session);
                }
            }
        }
        return joined;
    }

    synchronized void leave(LiveSession session) {
        Member member = members.remove(session);
        if (member != null) {
            remove(byScope, member.scope, session);
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

    /** Those a frame of this scope is for. */
    Set<LiveSession> of(String scope) {
        return byScope.getOrDefault(scope, Set.of());
    }

    private static void add(Map<String, Set<LiveSession>> index, String key, LiveSession session) {
        index.computeIfAbsent(key, k -> ConcurrentHashMap.newKeySet()).add(session);
    }

    private static void remove(Map<String, Set<LiveSession>> index, @Nullable String key, LiveSession session) {
        if (key != null) {
            index.computeIfPresent(
                    key, (k, sessions) -> sessions.remove(session) && sessions.isEmpty() ? null : sessions);
        }
    }
}
