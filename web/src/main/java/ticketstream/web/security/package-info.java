/** Who is asking, how often, and under which rules of the browser: tokens, keys, limits, headers, signed cursors. */
@NullMarked
package ticketstream.web.security;

import org.jspecify.annotations.NullMarked;
