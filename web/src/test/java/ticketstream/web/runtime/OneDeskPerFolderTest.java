package ticketstream.web.runtime;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import ticketstream.embedded.DataFolder;

class OneDeskPerFolderTest {
    private static final Map<String, Object> APART = Map.of(
            "ticketstream.mongodb-uri", "mongodb://somewhere",
            "ticketstream.kafka-bootstrap-servers", "somewhere:9092");

    @TempDir
    private Path folder;

    @Test
    void refusesTheSecondOnTheSameData() {
        DataFolder held = DataFolder.lock(folder);
        assertThatIllegalStateException()
                .isThrownBy(() -> prepare(Map.of()))
                .withMessageContaining("is in use by another running Ticketstream");
        held.close();
    }

    @Test
    void letsTheFirstGoOn() {
        prepare(Map.of());
        DataFolder.lock(folder).close();
        prepare(Map.of());
    }

    @Test
    void doesNotMindWhoNeedsNoFolder() {
        DataFolder held = DataFolder.lock(folder);
        prepare(APART);
        held.close();
    }

    @Test
    void saysAtOnceThatASettingIsWrong() {
        assertThatThrownBy(() -> prepare(Map.of("ticketstream.port", "70000")))
                .rootCause()
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("TICKETSTREAM_PORT must be between 0 and 65535, not 70000");
    }

    private static void refuse(RuntimeException refusal) {
        throw refusal;
    }

    private void prepare(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("ticketstream.data", folder.toString());
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("settings", settings));
        new OneDeskPerFolder(OneDeskPerFolderTest::refuse)
                .onApplicationEvent(new ApplicationEnvironmentPreparedEvent(
                        new DefaultBootstrapContext(), new SpringApplication(), new String[0], environment));
    }
}
