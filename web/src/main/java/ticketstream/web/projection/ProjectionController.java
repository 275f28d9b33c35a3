package ticketstream.web.projection;

import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import ticketstream.domain.actor.Actor;

/** Shows the read models' progress to analysts and administrators. */
@RestController
@RequestMapping("/api/v1/projections")
class ProjectionController {
    private final ProjectionProgress progress;

    ProjectionController(ProjectionProgress progress) {
        this.progress = progress;
    }

    record ProjectionList(List<ProjectionAnswer> items) {}

    @GetMapping
    ProjectionList list(@AuthenticationPrincipal Actor actor) {
        return new ProjectionList(progress.ofAll(actor));
    }

    @GetMapping("/{name}")
    ProjectionAnswer show(@PathVariable("name") String name, @AuthenticationPrincipal Actor actor) {
        return progress.of(name, actor);
    }
}
