package ticketstream.application.account;

/**
 * What a sign-in rests on: address, password and second factor. Who changes one of them ends all sessions there are; a
 * sign-in that was under way must find it unchanged after its session has begun, or it would outlive the change.
 */
public final class SignInBasis {
    private final Credentials credentials;
    private final SecondFactors factors;

    public SignInBasis(Credentials credentials, SecondFactors factors) {
        this.credentials = credentials;
        this.factors = factors;
    }

    /** Changes whenever one of the three does; always the same for an unknown address. */
    public String of(String email) {
        return credentials
                .find(AccountText.normaliseEmail(email))
                .map(entry -> of(entry.mark(), entry.accountId()))
                .orElse("");
    }

    /** The same, where address and password are known by their mark. */
    String of(String mark, String accountId) {
        return Secrets.hash(mark + ' ' + factorOf(accountId));
    }

    private String factorOf(String accountId) {
        return factors.find(accountId)
                .filter(SecondFactors.Entry::inForce)
                .map(SecondFactors.Entry::offer)
                .orElse("none");
    }
}
