/** Builds further generations of read models from the event log beside those that serve, and compares them. See ADR 0011. */
@NullMarked
package ticketstream.projections.rebuild;

import org.jspecify.annotations.NullMarked;
