package ticketstream.web.session;

import static ticketstream.web.session.Visitor.PASSWORD;
import static ticketstream.web.session.Visitor.accessTokenIn;
import static ticketstream.web.session.Visitor.json;
import static ticketstream.web.session.Visitor.refreshTokenIn;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Somebody with an account, signed in, and a phone to get codes from. */
public final class Phone {
    private static final String TOTP = "/api/v1/me/totp";

    private final Visitor visitor;
    private final String email;
    private final String token;
    private final List<String> recoveryCodes = new ArrayList<>();
    private String refreshToken;
    private @Nullable AuthenticatorApp app;

    public Phone(Visitor visitor) {
        this(visitor, visitor.newAccount());
    }

    public Phone(Visitor visitor, String email) {
        this.visitor = visitor;
        this.email = email;
        var login = signsIn();
        token = accessTokenIn(login);
        refreshToken = refreshTokenIn(login);
    }

    /** Sets the second factor up, with the code before the present one. */
    public HttpResponse<String> enables() {
        var offer = json(posts(TOTP, ""));
        app = new AuthenticatorApp(offer.get("secret").stringValue());
        var enabled = confirms(app.earlier());
        json(enabled).get("recoveryCodes").forEach(code -> recoveryCodes.add(code.stringValue()));
        refreshToken = refreshTokenIn(enabled);
        return enabled;
    }

    HttpResponse<String> confirms(String code) {
        return visitor.put(TOTP, token, "{\"code\":\"%s\"}".formatted(code));
    }

    HttpResponse<String> signsIn() {
        return visitor.login(email, PASSWORD);
    }

    /** The token that a right password leads to. */
    public String challenge() {
        return json(signsIn()).get("mfaToken").stringValue();
    }

    HttpResponse<String> shows(String mfaToken, String code) {
        return visitor.post(
                "/api/v1/auth/login/totp", "{\"mfaToken\":\"%s\",\"code\":\"%s\"}".formatted(mfaToken, code));
    }

    HttpResponse<String> posts(String path, String body) {
        return visitor.post(path, token, body);
    }

    AuthenticatorApp app() {
        return Objects.requireNonNull(app);
    }

    List<String> recoveryCodes() {
        return recoveryCodes;
    }

    public String token() {
        return token;
    }

    String refreshToken() {
        return refreshToken;
    }
}
