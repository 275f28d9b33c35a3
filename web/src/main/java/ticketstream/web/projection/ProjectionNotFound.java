package ticketstream.web.projection;

/** There is no projection of this name. */
public final class ProjectionNotFound extends RuntimeException {
    ProjectionNotFound() {
        super("no such projection", null, false, false);
    }
}
