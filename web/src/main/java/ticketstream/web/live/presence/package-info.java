/** Who is at which ticket, on whatever node: said by windows, told from node to node, kept nowhere. See ADR 0021. */
@NullMarked
package ticketstream.web.live.presence;

import org.jspecify.annotations.NullMarked;
