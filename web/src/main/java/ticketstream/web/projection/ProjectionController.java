package ticketstream.web.projection;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import ticketstream.domain.actor.Actor;
import ticketstream.web.administration.Administrative;

/** Shows the read models' progress to analysts and administrators, who may have them rebuilt. */
@RestController
@RequestMapping("/api/v1/projections")
class ProjectionController {
    private final ProjectionProgress progress;
    private final ProjectionRebuilds rebuilds;

    ProjectionController(ProjectionProgress progress, ProjectionRebuilds rebuilds) {
        this.progress = progress;
        this.rebuilds = rebuilds;
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

    @Administrative
    @PostMapping("/{name}/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ProjectionAnswer rebuild(
            @PathVariable("name") String name, @AuthenticationPrincipal Actor actor, HttpServletRequest request) {
        return rebuilds.begin(name, actor, request.getRemoteAddr());
    }

    @Administrative
    @PostMapping("/{name}/rebuild/{action}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ProjectionAnswer act(
            @PathVariable("name") String name,
            @PathVariable("action") String action,
            @AuthenticationPrincipal Actor actor,
            HttpServletRequest request) {
        return rebuilds.act(action, name, actor, request.getRemoteAddr());
    }
}
