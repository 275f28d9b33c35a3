package ticketstream.web.session;

import org.jspecify.annotations.Nullable;
import ticketstream.application.account.NewAccount;
import ticketstream.web.problem.FieldChecks;

/** The bodies that come in here. Their text form shows nothing of what is in them. */
final class SessionRequests {
    private SessionRequests() {}

    record Registering(
            @Nullable String username,
            @Nullable String email,
            @Nullable String password) {
        NewAccount checked() {
            AccountFields.check(username, email, password).done();
            return NewAccount.user(text(username), text(email), text(password));
        }

        @Override
        public String toString() {
            return "Registering";
        }
    }

    record Bootstrapping(
            @Nullable String token,
            @Nullable String username,
            @Nullable String email,
            @Nullable String password) {
        NewAccount checked() {
            AccountFields.check(username, email, password)
                    .required("token", token)
                    .done();
            return NewAccount.administrator(text(username), text(email), text(password));
        }

        @Override
        public String toString() {
            return "Bootstrapping";
        }
    }

    record SigningIn(@Nullable String email, @Nullable String password) {
        SigningIn checked() {
            new FieldChecks()
                    .required("email", email)
                    .required("password", password)
                    .done();
            return this;
        }

        @Override
        public String toString() {
            return "SigningIn";
        }
    }

    static String text(@Nullable String checked) {
        return checked == null ? "" : checked;
    }
}
