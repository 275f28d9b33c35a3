package ticketstream.web.account;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ticketstream.application.account.AccountText;
import ticketstream.domain.actor.Permission;
import ticketstream.domain.actor.Role;
import ticketstream.web.problem.FieldChecks;

/** What administrators say of roles. */
final class RoleRequests {
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{1,39}");

    private RoleRequests() {}

    record Creating(
            @Nullable String key,
            @Nullable String title,
            @Nullable Role base,
            @Nullable List<@Nullable Permission> permissions) {
        Wanted checked() {
            var checks = new FieldChecks()
                    .required("key", key, name -> KEY.matcher(name).matches() ? null : "malformed")
                    .required("base", base, role -> role == Role.ADMIN ? "not_allowed" : null);
            return new Changing(title, permissions).checked(checks, String.valueOf(key), base);
        }
    }

    record Changing(@Nullable String title, @Nullable List<@Nullable Permission> permissions) {
        Wanted checked() {
            return checked(new FieldChecks(), "", Role.USER);
        }

        private Wanted checked(FieldChecks checks, String key, @Nullable Role base) {
            checks.required("title", title, RoleRequests::problemWithTitle)
                    .required("permissions", permissions, RoleRequests::problemWithPermissions)
                    .done();
            return new Wanted(
                    key,
                    AccountText.normaliseLine(requireNonNull(title)),
                    requireNonNull(base),
                    new HashSet<>(requireNonNull(permissions)));
        }
    }

    /** What is wanted, checked; a change says nothing of key and base. */
    record Wanted(String key, String title, Role base, Set<Permission> permissions) {}

    private static @Nullable String problemWithTitle(String title) {
        return AccountText.problemWithTitle(AccountText.normaliseLine(title));
    }

    private static @Nullable String problemWithPermissions(List<@Nullable Permission> permissions) {
        return permissions.isEmpty() || permissions.contains(null) ? "required" : null;
    }
}
