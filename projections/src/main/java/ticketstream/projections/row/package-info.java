/** How every read model is kept: a batch of events becomes one read, one write and one announcement. */
@NullMarked
package ticketstream.projections.row;

import org.jspecify.annotations.NullMarked;
