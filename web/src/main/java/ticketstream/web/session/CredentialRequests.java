package ticketstream.web.session;

import static ticketstream.web.session.SessionRequests.text;

import org.jspecify.annotations.Nullable;
import ticketstream.application.account.AccountState;
import ticketstream.application.account.AccountText;
import ticketstream.web.problem.FieldChecks;

/** The bodies about passwords and codes. Their text form shows nothing of what is in them. */
final class CredentialRequests {
    private static final int LONGEST_CODE = 64;

    private CredentialRequests() {}

    record ChangingPassword(
            @Nullable String currentPassword, @Nullable String newPassword) {
        void check(AccountState account) {
            checked(newPassword, account)
                    .required("currentPassword", currentPassword)
                    .done();
        }

        String present() {
            return text(currentPassword);
        }

        String next() {
            return text(newPassword);
        }

        @Override
        public String toString() {
            return "ChangingPassword";
        }
    }

    record RequestingReset(@Nullable String email) {
        String checked() {
            new FieldChecks().required("email", email).done();
            return text(email);
        }

        @Override
        public String toString() {
            return "RequestingReset";
        }
    }

    record ConfirmingReset(@Nullable String token, @Nullable String newPassword) {
        String checkedToken() {
            new FieldChecks()
                    .required("token", token)
                    .required("newPassword", newPassword)
                    .done();
            return text(token);
        }

        String checkedPassword(AccountState account) {
            checked(newPassword, account).done();
            return text(newPassword);
        }

        @Override
        public String toString() {
            return "ConfirmingReset";
        }
    }

    record Reauthenticating(
            @Nullable String password, @Nullable String code) {
        Reauthenticating checked() {
            new FieldChecks()
                    .required("password", password)
                    .optional("code", code, CredentialRequests::problemWithCode)
                    .done();
            return this;
        }

        String given() {
            return text(password);
        }

        String givenCode() {
            return text(code);
        }

        @Override
        public String toString() {
            return "Reauthenticating";
        }
    }

    record AnsweringChallenge(
            @Nullable String mfaToken, @Nullable String code) {
        AnsweringChallenge checked() {
            new FieldChecks()
                    .required("mfaToken", mfaToken)
                    .required("code", code, CredentialRequests::problemWithCode)
                    .done();
            return this;
        }

        @Override
        public String toString() {
            return "AnsweringChallenge";
        }
    }

    record EnablingTotp(@Nullable String code) {
        String checked() {
            new FieldChecks()
                    .required("code", code, CredentialRequests::problemWithCode)
                    .done();
            return text(code);
        }

        @Override
        public String toString() {
            return "EnablingTotp";
        }
    }

    private static FieldChecks checked(@Nullable String newPassword, AccountState account) {
        return new FieldChecks()
                .required(
                        "newPassword",
                        newPassword,
                        value -> AccountText.problemWithPassword(value, account.email(), account.username()));
    }

    private static @Nullable String problemWithCode(String code) {
        return code.length() > LONGEST_CODE ? "too_long" : null;
    }
}
