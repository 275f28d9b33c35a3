package ticketstream.web.security;

import java.util.LinkedHashMap;
import java.util.Map;

/** Everything somebody might try, by what is wrong with it. Where a signature can be right, it is. */
final class ForgedTokens {
    private final TokenForge forge;
    private final String genuine;
    private final Map<String, String> forged = new LinkedHashMap<>();

    private ForgedTokens(TokenForge forge) {
        this.forge = forge;
        this.genuine = forge.token(forge.header(), forge.claims());
    }

    static Map<String, String> all(TokenForge forge) {
        var tokens = new ForgedTokens(forge);
        tokens.shapes();
        tokens.signatures();
        tokens.algorithmsAndKeys();
        tokens.headers();
        tokens.names();
        tokens.times();
        return tokens.forged;
    }

    private void shapes() {
        var parts = genuine.split("\\.", -1);
        add("empty", "");
        add("only dots", "..");
        add("64 kB of dots", ".".repeat(65_536));
        add("one segment", parts[0]);
        add("two segments", parts[0] + '.' + parts[1]);
        add("unsigned with trailing dot", parts[0] + '.' + parts[1] + '.');
        add("four segments", genuine + ".x");
        add("five segments", genuine + ".x.y");
        add("space in front", ' ' + genuine);
        add("newline behind", genuine + '\n');
        add("NUL inside", genuine.replaceFirst("\\.", "\0."));
        add("padding", genuine + "==");
        add("too long", parts[0] + '.' + "A".repeat(5_000) + '.' + parts[2]);
        add("JSON instead", forge.header());
        add("no payload", parts[0] + ".." + parts[2]);
    }

    private void signatures() {
        var content = genuine.substring(0, genuine.lastIndexOf('.') + 1);
        var signature = genuine.substring(content.length());
        var other = forge.token(forge.header(), claims(forge.account(), "somebody"));
        add("truncated signature", content + signature.substring(0, 80));
        add("zeroed signature", content + "A".repeat(86));
        add("signature of another token", content + other.substring(other.lastIndexOf('.') + 1));
        add("changed payload", other.substring(0, other.lastIndexOf('.') + 1) + signature);
        add("DER signature", forge.withDerSignature());
        var stranger = TestKeys.pair("secp256r1").getPrivate();
        add("other key", forge.token(forge.header(), forge.claims(), stranger));
        var otherCurve = TestKeys.pair("secp384r1").getPrivate();
        add("other curve", forge.token(forge.header(), forge.claims(), otherCurve));
        var publicKey = forge.key().publicKey().getEncoded();
        add("public key as HMAC secret", forge.withHmac(forge.header().replace("ES256", "HS256"), publicKey));
        add("public key as HMAC secret, header kept", forge.withHmac(forge.header(), publicKey));
    }

    private void algorithmsAndKeys() {
        for (var algorithm : new String[] {"none", "None", "nOnE", "", "ES384", "RS256", "PS256", "EdDSA", "es256"}) {
            header("alg " + algorithm, forge.header().replace("ES256", algorithm));
        }
        var id = "\"" + forge.key().id() + "\"";
        header("kid unknown", forge.header().replace(id, "\"unknown\""));
        header("kid as path", forge.header().replace(id, "\"../../dev/null\""));
        header("kid with NUL", forge.header().replace(id, "\"\\u0000\""));
        header("kid of 10 kB", forge.header().replace(id, "\"" + "x".repeat(10_000) + "\""));
        header("kid as array", forge.header().replace(id, "[" + id + "]"));
        header("kid as null", forge.header().replace(id, "null"));
        header("no kid", forge.header().replace("\"kid\":" + id + ",", ""));
        header("no typ", forge.header().replace("\"typ\":\"at+jwt\",", ""));
        header("typ JWT", forge.header().replace("at+jwt", "JWT"));
    }

    private void headers() {
        for (var extra : new String[] {
            "\"jku\":\"http://127.0.0.1:1/\"",
            "\"x5u\":\"http://127.0.0.1:1/\"",
            "\"x5c\":[\"AAAA\"]",
            "\"jwk\":{\"kty\":\"EC\"}",
            "\"b64\":false,\"crit\":[\"b64\"]",
            "\"zip\":\"DEF\"",
            "\"zip\":\"GZIP\"",
            "\"crit\":[\"exp\"]",
            "\"cty\":\"JWT\"",
            "\"alg\":\"none\""
        }) {
            header("header with " + extra, forge.header().replaceFirst("\\{", "{" + extra + ","));
        }
    }

    private void names() {
        for (var claim : new String[] {"iss", "aud", "sub", "sid", "jti"}) {
            claimed("no " + claim, forge.claims().replaceFirst("\"" + claim + "\":(\\[[^]]*]|\"[^\"]*\"),", ""));
            claimed(
                    claim + " as null",
                    forge.claims().replaceFirst("\"" + claim + "\":(\\[[^]]*]|\"[^\"]*\")", "\"" + claim + "\":null"));
        }
        claimed("other issuer", claims("ticketstream\"", "elsewhere\""));
        claimed("other audience", claims("ticketstream-api", "refresh"));
        claimed("two audiences", claims("\"ticketstream-api\"", "\"ticketstream-api\",\"elsewhere\""));
        claimed("blank subject", claims("\"" + forge.account() + "\"", "\" \""));
        claimed("subject as number", claims("\"" + forge.account() + "\"", "7"));
        claimed("unknown claim", claims("\"jti\"", "\"role\":\"admin\",\"jti\""));
        claimed("claim given twice", claims("\"jti\"", "\"sub\":\"somebody\",\"jti\""));
        claimed("array of claims", "[" + forge.claims() + "]");
        claimed("text behind the claims", forge.claims() + "{}");
        claimed("no JSON", forge.account());
    }

    private void times() {
        long now = forge.now().getEpochSecond();
        var exp = "\"exp\":" + (now + 300);
        var iat = "\"iat\":" + now;
        claimed("no exp", claims("," + exp, ""));
        claimed("no iat", claims(iat + ",", ""));
        claimed("exp as text", claims(exp, "\"exp\":\"" + (now + 300) + "\""));
        claimed("exp as date", claims(exp, "\"exp\":\"2099-01-01T00:00:00Z\""));
        claimed("exp as fraction", claims(exp, exp + ".5"));
        claimed("exp negative", claims(exp, "\"exp\":-1"));
        claimed("exp in year 9999", claims(exp, "\"exp\":253370764800"));
        claimed("exp 11 minutes ahead", claims(exp, "\"exp\":" + (now + 660)));
        claimed("exp beyond a long", claims(exp, "\"exp\":99999999999999999999"));
        claimed("expired 31 s ago", claims(iat, "\"iat\":" + (now - 331)).replace(exp, "\"exp\":" + (now - 31)));
        claimed("exp before iat", claims(iat, "\"iat\":" + (now + 20)).replace(exp, "\"exp\":" + (now + 10)));
        claimed("issued in 31 s", claims(iat, "\"iat\":" + (now + 31)));
        claimed("iat as text", claims(iat, "\"iat\":\"" + now + "\""));
        claimed("not yet valid", claims(exp, exp + ",\"nbf\":" + (now + 60)));
    }

    private String claims(String part, String replacement) {
        return forge.claims().replace(part, replacement);
    }

    private void claimed(String what, String claims) {
        add(what, forge.token(forge.header(), claims));
    }

    private void header(String what, String header) {
        add(what, forge.token(header, forge.claims()));
    }

    private void add(String what, String token) {
        forged.put(what, token);
    }
}
