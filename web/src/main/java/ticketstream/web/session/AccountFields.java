package ticketstream.web.session;

import org.jspecify.annotations.Nullable;
import ticketstream.application.account.AccountText;
import ticketstream.web.problem.FieldChecks;

/** The checks of a new account's texts, the same for everybody who creates one. */
public final class AccountFields {
    private AccountFields() {}

    /** Checks all three, so that a form can show everything at once. */
    public static FieldChecks check(@Nullable String username, @Nullable String email, @Nullable String password) {
        var normalised = email == null ? "" : AccountText.normaliseEmail(email);
        var name = username == null ? "" : AccountText.normaliseLine(username);
        return new FieldChecks()
                .required("username", username, value -> AccountText.problemWithUsername(name))
                .required("email", email, value -> AccountText.problemWithEmail(normalised))
                .required("password", password, value -> AccountText.problemWithPassword(value, normalised, name));
    }
}
