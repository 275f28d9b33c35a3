package ticketstream.application.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailFolderTest {
    @TempDir
    private Path data;

    @Test
    void writesAFilePerMessageThatOnlyItsOwnerReads() throws IOException {
        var mail = folder();
        mail.send("ada@example.org", "Hello", "Grüße\n");
        mail.send("ada@example.org", "Hello", "again");

        try (var files = Files.list(data.resolve("mail"))) {
            var written = files.toList();
            assertThat(written).hasSize(2).allMatch(file -> file.toString().endsWith(".eml"));
            for (var file : written) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
            assertThat(written.stream().map(MailFolderTest::read))
                    .anySatisfy(text -> assertThat(text)
                            .startsWith(
                                    "Date: Fri, 1 May 2026 12:00:00 GMT\r\nTo: ada@example.org\r\nSubject: Hello\r\n")
                            .endsWith("\r\n\r\n" + base64("Grüße\n") + "\r\n"));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("mail"))))
                .isEqualTo("rwx------");
    }

    @Test
    void refusesASecondHeaderInTheFirst() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> folder().send("ada@example.org\r\nBcc: all@example.org", "Hello", "text"));
        assertThat(data.resolve("mail")).doesNotExist();
    }

    private MailFolder folder() {
        return new MailFolder(data.resolve("mail"), Clock.fixed(Instant.parse("2026-05-01T12:00:00Z"), ZoneOffset.UTC));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
