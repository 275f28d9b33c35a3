/** The port through which read models say that they contain something new. */
@NullMarked
package ticketstream.projections.change;

import org.jspecify.annotations.NullMarked;
