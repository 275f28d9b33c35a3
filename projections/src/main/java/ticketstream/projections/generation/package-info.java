/** Which collections of a read model are read and written now, and how far a rebuild of it has come. See ADR 0011. */
@NullMarked
package ticketstream.projections.generation;

import org.jspecify.annotations.NullMarked;
