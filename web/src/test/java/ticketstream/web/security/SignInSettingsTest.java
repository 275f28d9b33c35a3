package ticketstream.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import ticketstream.domain.actor.Role;
import ticketstream.web.runtime.StartFailure;

class SignInSettingsTest {
    @Test
    void demandsNothingAndLinksToLocalhostByDefault() {
        assertThat(bind(Map.of()).totpRequiredRoles()).isEmpty();
        assertThat(bind(Map.of()).desk()).hasToString("http://localhost:8080");
        assertThat(bind(Map.of("TICKETSTREAM_PORT", "9000")).desk()).hasToString("http://localhost:9000");
        assertThat(bind(Map.of("TICKETSTREAM_BASE_URL", "")).desk()).hasToString("http://localhost:8080");
    }

    @Test
    void readsRolesFromAList() {
        assertThat(bind(Map.of("TICKETSTREAM_TOTP_REQUIRED_ROLES", "admin, agent"))
                        .totpRequiredRoles())
                .containsExactlyInAnyOrder(Role.ADMIN, Role.AGENT);
    }

    @ParameterizedTest
    @CsvSource({
        "https://desk.example.org, https://desk.example.org",
        "https://desk.example.org/, https://desk.example.org",
        "http://10.0.0.1:8080/support/, http://10.0.0.1:8080/support",
        "'http://[::1]:8080', 'http://[::1]:8080'"
    })
    void linksToTheGivenAddress(String given, String desk) {
        assertThat(bind(Map.of("TICKETSTREAM_BASE_URL", given)).desk()).hasToString(desk);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "desk.example.org",
                "ftp://desk",
                "https://",
                "https://desk/?a=b",
                "https://desk/#",
                "https://a b"
            })
    void refusesAnAddressThatCannotBeginALink(String given) {
        assertThatException()
                .isThrownBy(() -> bind(Map.of("TICKETSTREAM_BASE_URL", given)))
                .satisfies(failure ->
                        assertThat(StartFailure.sentence(failure)).startsWith("TICKETSTREAM_BASE_URL must be like"));
    }

    @Test
    void refusesARoleThatDoesNotExist() {
        assertThatException()
                .isThrownBy(() -> bind(Map.of("TICKETSTREAM_TOTP_REQUIRED_ROLES", "root")))
                .satisfies(failure -> assertThat(StartFailure.sentence(failure))
                        .contains("root")
                        .doesNotContain("\n"));
    }

    private static SignInSettings bind(Map<String, String> variables) {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("systemEnvironment", new HashMap<>(variables)));
        return new Binder(ConfigurationPropertySources.get(environment))
                .bindOrCreate("ticketstream", SignInSettings.class);
    }
}
