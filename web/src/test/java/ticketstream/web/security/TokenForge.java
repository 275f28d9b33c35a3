package ticketstream.web.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes tokens of any content, with signatures that are right as long as nobody asks for others. */
record TokenForge(SigningKey key, Instant now, String account, String session) {
    TokenForge(SigningKey key, Instant now) {
        this(key, now, "account", "session");
    }

    String header() {
        return "{\"typ\":\"at+jwt\",\"kid\":\"%s\",\"alg\":\"ES256\"}".formatted(key.id());
    }

    String claims() {
        long issued = now.getEpochSecond();
        return "{\"iss\":\"ticketstream\",\"aud\":[\"ticketstream-api\"],\"sub\":\"%s\",\"sid\":\"%s\",\"jti\":\"1\",\"iat\":%d,\"exp\":%d}"
                .formatted(account, session, issued, issued + 300);
    }

    /** A token with this header and these claims, signed by the genuine key. */
    String token(String header, String claims) {
        return token(header, claims, key.privateKey());
    }

    String token(String header, String claims, PrivateKey signer) {
        var content = encode(header) + '.' + encode(claims);
        return content + '.' + signature("SHA256withECDSAinP1363Format", content, signer);
    }

    String withHmac(String header, byte[] secret) {
        var content = encode(header) + '.' + encode(claims());
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return content + '.' + encode(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String withDerSignature() {
        var content = encode(header()) + '.' + encode(claims());
        return content + '.' + signature("SHA256withECDSA", content, key.privateKey());
    }

    private static String signature(String algorithm, String content, PrivateKey signer) {
        try {
            var signature = Signature.getInstance(algorithm);
            signature.initSign(signer);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
