package ticketstream.web.ticket;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import ticketstream.web.runtime.DeskSettings;

/** Tells clients what they need to know of this desk before anybody has signed in. */
@RestController
class SettingsController {
    private final PublicSettings settings;

    SettingsController(DeskSettings settings) {
        this.settings = new PublicSettings(settings.categories());
    }

    record PublicSettings(List<String> categories) {}

    @GetMapping("/api/v1/settings")
    PublicSettings settings() {
        return settings;
    }
}
