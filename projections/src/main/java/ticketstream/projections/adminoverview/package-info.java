/** What administrators and auditors see: every ticket of the desk. */
@NullMarked
package ticketstream.projections.adminoverview;

import org.jspecify.annotations.NullMarked;
