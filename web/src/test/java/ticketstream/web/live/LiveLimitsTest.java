package ticketstream.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LiveLimitsTest {
    @Test
    void allowFramesHoweverManyMessagesAreAllowed() {
        long most = new LiveLimits(0, 0, Integer.MAX_VALUE).framesPerMinute();

        assertThat(most).isGreaterThan(Integer.MAX_VALUE);
        assertThat(LiveLimits.allows(most, Integer.MAX_VALUE)).isTrue();
        assertThat(LiveLimits.allows(new LiveLimits(0, 0, 0).framesPerMinute(), Long.MAX_VALUE))
                .isTrue();
    }
}
