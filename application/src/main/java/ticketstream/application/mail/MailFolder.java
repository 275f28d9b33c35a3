package ticketstream.application.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts each message as a file into a folder that only the owner of the process can read, for desks without a mail server. */
public final class MailFolder implements Mail {
    private static final Logger LOG = LoggerFactory.getLogger(MailFolder.class);
    private static final FileAttribute<?>[] NONE = {};
    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder();

    private final Path folder;
    private final Clock clock;

    /** The folder is created with the first message. */
    public MailFolder(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public void send(String to, String subject, String text) {
        if ((to + subject).chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a header is one line");
        }
        var now = clock.instant();
        var message = String.join(
                "\r\n",
                "Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)),
                "To: " + to,
                "Subject: " + subject,
                "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: base64",
                "",
                BASE64.encodeToString(text.getBytes(UTF_8)),
                "");
        write(now.toEpochMilli() + "-" + UUID.randomUUID() + ".eml", message);
    }

    /** Neither the address nor the text belongs in a log. */
    private void write(String name, String message) {
        try {
            Files.createDirectories(folder, onlyFor("rwx------"));
            var unfinished = Files.createFile(folder.resolve(name + ".part"), onlyFor("rw-------"));
            Files.writeString(unfinished, message);
            Files.move(unfinished, folder.resolve(name), ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LOG.info("a mail waits in {}", folder);
    }

    private static FileAttribute<?>[] onlyFor(String owner) {
        Set<String> views = FileSystems.getDefault().supportedFileAttributeViews();
        return views.contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(owner))}
                : NONE;
    }
}
