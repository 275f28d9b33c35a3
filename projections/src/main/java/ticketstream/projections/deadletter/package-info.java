/** Events that a read model could not apply: kept in order, and what people decided about them. See ADR 0013. */
@NullMarked
package ticketstream.projections.deadletter;

import org.jspecify.annotations.NullMarked;
