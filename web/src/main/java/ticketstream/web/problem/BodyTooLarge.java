package ticketstream.web.problem;

import java.io.IOException;

/** More came than a request may bring. */
final class BodyTooLarge extends IOException {
    BodyTooLarge() {
        super("body too large");
    }
}
