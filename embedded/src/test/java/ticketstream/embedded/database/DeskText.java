package ticketstream.embedded.database;

import java.time.Instant;
import java.util.Random;
import java.util.UUID;

/** What people and programs write into a desk: sentences of common and of rare words, ids, rows and events. */
final class DeskText {
    private static final String[] COMMON =
            ("the to and a of i is in it my for on that not with this you have we be after "
                            + "when at but can from was are since error please again screen printer account invoice password"
                            + " login email window order update button today yesterday cannot does message page customer works"
                            + " shows opens problem ticket support thanks hello version network slow file server morning office"
                            + " phone paper second floor meeting contract payment delivery address number change close open")
                    .split(" ");
    private static final String[] SYLLABLES =
            "ka lo mi re ston ber ing ta vel dor an quin sha pre tor el mar con ri du fen gal os tem ul wy".split(" ");
    private static final String[] STATES = {"waiting", "in-progress", "resolved", "closed"};

    private final Random random;

    DeskText(Random random) {
        this.random = random;
    }

    /** Two words of three are common ones, the first ones most of all. */
    String sentence(int words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(word()).append(i % 12 == 11 ? ". " : " ");
        }
        return text.toString();
    }

    private String word() {
        if (random.nextInt(3) > 0) {
            return COMMON[(int) (COMMON.length * Math.pow(random.nextDouble(), 2))];
        }
        StringBuilder word = new StringBuilder();
        for (int i = 2 + random.nextInt(3); i > 0; i--) {
            word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
        }
        return word.append(random.nextInt(8) == 0 ? random.nextInt(10_000) : "").toString();
    }

    static UUID id(long number) {
        Random source = new Random(number);
        return new UUID(source.nextLong(), source.nextLong());
    }

    /** A row of a read model, about a kilobyte. */
    String row(long ticket, long version) {
        return ("{\"id\":\"%s\",\"title\":\"%s\",\"description\":\"%s\",\"category\":\"technical-support\",\"status\":\"%s\","
                        + "\"createdBy\":{\"id\":\"%s\",\"username\":\"%s\"},\"assignee\":null,\"updatedAt\":\"%s\",\"version\":%d}")
                .formatted(
                        id(ticket),
                        sentence(6),
                        sentence(90),
                        STATES[(int) (version % STATES.length)],
                        id(-ticket),
                        word(),
                        time(version),
                        version);
    }

    /** An event as the log keeps it; one of four carries a description. */
    String event(long ticket, long position) {
        return ("{\"eventId\":\"%s\",\"type\":\"ticket.status-changed\",\"revision\":1,\"ticket\":\"%s\",\"version\":%d,"
                        + "\"at\":\"%s\",\"actor\":{\"id\":\"%s\",\"role\":\"agent\"},\"traceId\":\"%s\",\"data\":{\"text\":\"%s\"}}")
                .formatted(
                        new UUID(random.nextLong(), random.nextLong()),
                        id(ticket),
                        position % 9,
                        time(position),
                        id(-ticket),
                        Long.toHexString(random.nextLong()),
                        sentence(position % 4 == 0 ? 90 : 4));
    }

    private static String time(long number) {
        return Instant.ofEpochMilli(1_780_000_000_000L + number * 37).toString();
    }
}
