package ticketstream.web.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import ticketstream.domain.audit.AuditEvent.SignInRefused.Reason;
import ticketstream.projections.audit.AuditTrail;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page has words for everything that auditors can see. */
class AuditTypesTest {
    private static final JsonNode WORDS = JsonMapper.shared()
            .readTree(Path.of("../frontend/src/shared/i18n/en.json").toFile())
            .get("audit");

    @Test
    void thePageKnowsEveryKindOfEntry() {
        Set<String> kinds = new TreeSet<>();
        WORDS.get("type")
                .properties()
                .forEach(group ->
                        group.getValue().propertyNames().forEach(end -> kinds.add(group.getKey() + "." + end)));
        assertThat(kinds).isEqualTo(AuditTrail.TYPES);
    }

    @Test
    void thePageKnowsEveryReason() {
        assertThat(WORDS.get("reason").propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Reason.values()).map(Reason::toString).toList());
    }
}
