package ticketstream.web.live.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {
    private static final CursorKey KEY = CursorKey.of(new byte[32]);
    private final Cursors cursors = new Cursors(KEY, "incarnation-1");

    @Test
    void readsBackWhatItWrote() {
        assertThat(cursors.read(cursors.write(42, 1_700_000_000_000L))).contains(new Cursor(42, 1_700_000_000_000L));
        assertThat(cursors.read(cursors.write(-1, 0))).contains(new Cursor(-1, 0));
    }

    @Test
    void isTheSameOnEveryNode() {
        assertThat(new Cursors(KEY, "incarnation-1").write(7, 8)).isEqualTo(cursors.write(7, 8));
    }

    @Test
    void doesNotKnowCursorsOfATopicThatWasCreatedAgainOrOfAnotherKey() {
        byte[] otherKey = new byte[32];
        otherKey[0] = 1;

        assertThat(cursors.read(new Cursors(KEY, "incarnation-2").write(7, 8))).isEmpty();
        assertThat(cursors.read(new Cursors(CursorKey.of(otherKey), "incarnation-1").write(7, 8)))
                .isEmpty();
    }

    @Test
    void noticesEveryChangedCharacter() {
        String text = cursors.write(7, 8);
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == 'A' ? 'Z' : 'A';
            assertThat(cursors.read(text.substring(0, i) + other + text.substring(i + 1)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "../../../../../../../../../../../../../../..",
                "*******************************************"
            })
    void doesNotKnowWhatIsNoCursor(String text) {
        assertThat(cursors.read(text)).isEmpty();
    }
}
