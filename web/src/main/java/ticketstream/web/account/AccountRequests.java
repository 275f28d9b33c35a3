package ticketstream.web.account;

import org.jspecify.annotations.Nullable;
import ticketstream.application.account.NewAccount;
import ticketstream.application.account.Roles;
import ticketstream.domain.actor.HeldRole;
import ticketstream.web.problem.FieldChecks;
import ticketstream.web.problem.RequestRefused;
import ticketstream.web.session.AccountFields;

/** The bodies that come in here. */
final class AccountRequests {
    private AccountRequests() {}

    record Creating(
            @Nullable String username,
            @Nullable String email,
            @Nullable String password,
            @Nullable String role,
            @Nullable String department) {
        NewAccount checked(Departments departments, Roles roles) {
            requireDepartment(
                    AccountFields.check(username, email, password).required("role", role), department, departments);
            return new NewAccount(text(username), text(email), text(password), given(role, roles), department);
        }

        @Override
        public String toString() {
            return "Creating";
        }
    }

    record ChangingRole(@Nullable String role, @Nullable String department) {
        HeldRole checked(Departments departments, Roles roles) {
            requireDepartment(new FieldChecks().required("role", role), department, departments);
            return given(role, roles);
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

    private static HeldRole given(@Nullable String checked, Roles roles) {
        return roles.find(text(checked)).orElseThrow(() -> RequestRefused.invalid("role", "unknown_value"));
    }

    private static String text(@Nullable String checked) {
        return checked == null ? "" : checked;
    }
}
