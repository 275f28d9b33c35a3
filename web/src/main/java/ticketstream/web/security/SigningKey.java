package ticketstream.web.security;

import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Instant;

/**
 * One key pair for access tokens (P-256).
 *
 * @param header the first part of every token of this key. We are the only ones who issue, so it is never parsed.
 * @param activeFrom when nodes begin to sign with it; by then all of them know it
 */
record SigningKey(String id, PrivateKey privateKey, PublicKey publicKey, Instant activeFrom, String header) {
    static SigningKey of(String id, PrivateKey privateKey, PublicKey publicKey, Instant activeFrom) {
        var sample = sign(Jwts.builder().subject("sample"), id, privateKey);
        return new SigningKey(id, privateKey, publicKey, activeFrom, sample.substring(0, sample.indexOf('.')));
    }

    String sign(JwtBuilder claims) {
        return sign(claims, id, privateKey);
    }

    private static String sign(JwtBuilder claims, String id, PrivateKey privateKey) {
        return claims.header()
                .type("at+jwt")
                .keyId(id)
                .and()
                .signWith(privateKey, Jwts.SIG.ES256)
                .compact();
    }

    @Override
    public String toString() {
        return "SigningKey[" + id + "]";
    }
}
