package ticketstream.web.session;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import ticketstream.domain.actor.Permission;
import ticketstream.domain.actor.Role;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The pages offer what a role may do from a table of their own, which has to be the domain's. */
class RoleTableTest {
    private static final Path TABLE = Path.of("../frontend/src/shared/session/roles.json");

    @Test
    void thePagesKnowWhichRolesHoldWhichPermission() {
        Map<String, Set<String>> table = JsonMapper.shared().readValue(TABLE.toFile(), new TypeReference<>() {});

        var held = new TreeMap<String, Set<String>>();
        for (var permission : Permission.values()) {
            held.put(permission.toString(), holders(permission));
        }
        assertThat(table).isEqualTo(held);
    }

    private static Set<String> holders(Permission permission) {
        return Arrays.stream(Role.values())
                .filter(role -> role.permissions().contains(permission))
                .map(Role::toString)
                .collect(toSet());
    }
}
