/** What the lists of tickets have in common: the stored row, the changes announced, the filters, sorts and pages. */
@NullMarked
package ticketstream.projections.ticket;

import org.jspecify.annotations.NullMarked;
