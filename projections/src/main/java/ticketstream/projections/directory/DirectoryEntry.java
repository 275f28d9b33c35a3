package ticketstream.projections.directory;

import org.jspecify.annotations.Nullable;
import ticketstream.domain.actor.Role;

/**
 * An account as administrators see it.
 *
 * @param department of an agent; null for every other role
 * @param totp whether signing in takes a code as well
 * @param version 1 after registration, one more with each change
 */
public record DirectoryEntry(
        String id,
        String username,
        String email,
        Role role,
        @Nullable String department,
        boolean enabled,
        boolean totp,
        long version) {}
