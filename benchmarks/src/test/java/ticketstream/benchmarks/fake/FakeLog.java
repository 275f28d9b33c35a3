package ticketstream.benchmarks.fake;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Two files that a killed process leaves whole, but for a torn last line. */
final class FakeLog {
    record Entry(
            String ticket, int position, long version, String type, String actor, Map<String, ?> data, String at) {}

    private final Path folder;
    private final BufferedWriter accounts;
    private final BufferedWriter events;

    FakeLog(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.accounts = open("accounts");
        this.events = open("events");
    }

    static String now() {
        return Instant.now().toString();
    }

    List<FakeDesk.Account> accounts() throws IOException {
        return read("accounts", FakeDesk.Account.class);
    }

    List<Entry> events() throws IOException {
        return read("events", Entry.class);
    }

    void write(FakeDesk.Account account) {
        write(accounts, account);
    }

    void write(Entry event) {
        write(events, event);
    }

    private static void write(BufferedWriter file, Object line) {
        try {
            file.write(JsonMapper.shared().writeValueAsString(line));
            file.newLine();
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BufferedWriter open(String name) throws IOException {
        return Files.newBufferedWriter(folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private <T> List<T> read(String name, Class<T> type) throws IOException {
        return Files.readAllLines(folder.resolve(name)).stream()
                .map(line -> JsonMapper.shared().readValue(line, type))
                .toList();
    }
}
