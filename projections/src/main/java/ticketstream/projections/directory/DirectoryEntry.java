package ticketstream.projections.directory;

import org.jspecify.annotations.Nullable;
import ticketstream.domain.actor.HeldRole;

/**
 * An account as administrators see it.
 *
 * @param department of a role of agents; null for every other one
 * @param totp whether signing in takes a code as well
 * @param version 1 after registration, one more with each change
 */
public record DirectoryEntry(
        String id,
        String username,
        String email,
        HeldRole role,
        @Nullable String department,
        boolean enabled,
        boolean totp,
        long version) {}
