package ticketstream.web.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** Reads what the desk wrote to somebody. */
record Mailbox(Path data) {
    private static final Pattern TOKEN = Pattern.compile("#token=([A-Za-z0-9_-]+)");

    /** The only text for this address, awaited. */
    String textFor(String email) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> textsFor(email).size() == 1);
        return textsFor(email).getFirst();
    }

    String tokenFor(String email) {
        var matcher = TOKEN.matcher(textFor(email));
        if (!matcher.find()) {
            throw new AssertionError("no link");
        }
        return matcher.group(1);
    }

    List<String> textsFor(String email) {
        var folder = data.resolve("mail");
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(Mailbox::read)
                    .filter(mail -> mail.contains("\r\nTo: " + email + "\r\n") && mail.endsWith("\r\n"))
                    .map(mail -> mail.substring(mail.indexOf("\r\n\r\n") + 4))
                    .map(body -> new String(Base64.getMimeDecoder().decode(body), StandardCharsets.UTF_8))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
