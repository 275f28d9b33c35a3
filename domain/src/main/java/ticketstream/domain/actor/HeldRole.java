package ticketstream.domain.actor;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The role an account has: one of the five, or a custom one as it was defined when the account got it.
 *
 * @param key names it in every API and event; for the five their text
 * @param title what people call a custom one; null for the five, which screens name in words of their own
 * @param base how far it reaches, and which rules on roles it follows; for the five themselves
 * @param permissions what it contains
 * @param version of the definition; 0 for the five, which never change
 */
public record HeldRole(String key, @Nullable String title, Role base, Set<Permission> permissions, long version) {
    /** The caller's set is copied. */
    public HeldRole {
        permissions = Permission.inOrder(permissions);
    }

    /** One of the five. */
    public static HeldRole of(Role role) {
        return new HeldRole(role.toString(), null, role, role.permissions(), 0);
    }

    /** Whether it is a custom one. Not named as getters are, because stored events would carry it. */
    public boolean madeHere() {
        return version > 0;
    }

    /** The same role by a later definition. */
    public boolean isOlderThan(HeldRole other) {
        return key.equals(other.key) && version < other.version;
    }
}
