/** Who exists on this desk: the accounts as administrators list them and tickets are assigned from. */
@NullMarked
package ticketstream.projections.directory;

import org.jspecify.annotations.NullMarked;
