package ticketstream.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import ticketstream.web.problem.RequestRefused;
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

        assertThat(limits).isEqualTo(new LimitsSettings(0, 600, 5, 7, 100));
    }

    @Test
    void stopsTheStartOnNegativeFigures() {
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> new LimitsSettings(10, -1, 5, 50, 100))
                .withMessage("TICKETSTREAM_LIMITS_REQUESTS_PER_MINUTE must be 0 (no limit) or more, not -1");
    }

    @Test
    void limitsEachKeyForItself() {
        var limit = new RateLimit(2);
        limit.take("a");
        limit.take("a");

        assertThatThrownBy(() -> limit.take("a")).isInstanceOf(RequestRefused.class);
        limit.take("b");
    }

    @Test
    void limitsNothingWithZero() {
        var limit = new RateLimit(0);

        for (int i = 0; i < 1_000; i++) {
            limit.take("a");
        }
    }
}
