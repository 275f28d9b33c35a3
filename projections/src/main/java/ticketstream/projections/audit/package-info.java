/** What auditors and administrators see: who came, who did not come in, and who did what to accounts and to the desk. */
@NullMarked
package ticketstream.projections.audit;

import org.jspecify.annotations.NullMarked;
