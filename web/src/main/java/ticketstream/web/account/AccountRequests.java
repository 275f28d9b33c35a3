package ticketstream.web.account;

import org.jspecify.annotations.Nullable;
import ticketstream.application.account.NewAccount;
import ticketstream.domain.actor.Role;
import ticketstream.web.problem.FieldChecks;
import ticketstream.web.session.AccountFields;

/** The bodies that come in here. */
final class AccountRequests {
    private AccountRequests() {}

    record Creating(
            @Nullable String username,
            @Nullable String email,
            @Nullable String password,
            @Nullable Role role,
            @Nullable String department) {
        NewAccount checked(Departments departments) {
            requireDepartment(
                    AccountFields.check(username, email, password).required("role", role), department, departments);
            return new NewAccount(text(username), text(email), text(password), given(role), department);
        }

        @Override
        public String toString() {
            return "Creating";
        }
    }

    record ChangingRole(@Nullable Role role, @Nullable String department) {
        Role checked(Departments departments) {
            requireDepartment(new FieldChecks().required("role", role), department, departments);
            return given(role);
        }
    }

    record Enabling(@Nullable Boolean enabled) {
        boolean checked() {
            new FieldChecks().required("enabled", enabled).done();
            return Boolean.TRUE.equals(enabled);
        }
    }

    private static void requireDepartment(FieldChecks checks, @Nullable String department, Departments departments) {
        checks.optional("department", department, name -> departments.exist(name) ? null : "unknown_value")
                .done();
    }

    private static Role given(@Nullable Role checked) {
        return checked == null ? Role.USER : checked;
    }

    private static String text(@Nullable String checked) {
        return checked == null ? "" : checked;
    }
}
