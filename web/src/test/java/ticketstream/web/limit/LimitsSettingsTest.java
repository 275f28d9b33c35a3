package ticketstream.web.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import ticketstream.web.runtime.InvalidSetting;

class LimitsSettingsTest {
    @Test
    void readsTheDocumentedNamesFromTheEnvironment() {
        var environment = new StandardEnvironment();
        Map<String, Object> variables =
                Map.of("TICKETSTREAM_LIMITS_SIGN_INS_PER_MINUTE", "0", "TICKETSTREAM_LIMITS_SOCKETS_PER_ADDRESS", "7");
        environment.getPropertySources().addFirst(new SystemEnvironmentPropertySource("systemEnvironment", variables));

        var limits = new Binder(ConfigurationPropertySources.get(environment))
                .bindOrCreate("ticketstream.limits", LimitsSettings.class);

        assertThat(limits).isEqualTo(new LimitsSettings(0, 30, 600, 1200, 1000, 5, 7, 100));
    }

    @Test
    void stopsTheStartOnNegativeFigures() {
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> new LimitsSettings(10, 30, -1, 1200, 1000, 5, 50, 100))
                .withMessage("TICKETSTREAM_LIMITS_REQUESTS_PER_MINUTE must be 0 (no limit) or more, not -1");
    }

    @Test
    void switchesWhatBelongsTogetherOffTogether() {
        var off = new LimitsSettings(0, 30, 0, 1200, 1000, 5, 50, 100);

        assertThat(off.countsSignIns()).isFalse();
        assertThat(off.anonymousRequests()).isZero();
        assertThat(new LimitsSettings(10, 30, 600, 1200, 1000, 5, 50, 100).anonymousRequests())
                .isEqualTo(1200);
    }
}
