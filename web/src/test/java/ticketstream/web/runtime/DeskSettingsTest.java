package ticketstream.web.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class DeskSettingsTest {
    private static DeskSettings bind(Map<String, Object> variables) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SystemEnvironmentPropertySource("systemEnvironment", variables));
        return new Binder(ConfigurationPropertySources.get(environment))
                .bindOrCreate("ticketstream", DeskSettings.class);
    }

    @Test
    void waitsForTheDiskUnlessToldNotTo() {
        assertThat(bind(Map.of()).embeddedFsync()).isTrue();
        assertThat(bind(Map.of("TICKETSTREAM_EMBEDDED_FSYNC", "false")).embeddedFsync())
                .isFalse();
    }

    @Test
    void stopsTheStartOnAnythingElse() {
        Throwable failure = catchThrowable(() -> bind(Map.of("TICKETSTREAM_EMBEDDED_FSYNC", "sometimes")));

        assertThat(StartFailure.sentence(failure)).contains("sometimes").doesNotContain("\n");
    }
}
