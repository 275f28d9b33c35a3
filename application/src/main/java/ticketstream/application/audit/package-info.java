/** What is recorded for auditors beside what happens to tickets and accounts. */
@NullMarked
package ticketstream.application.audit;

import org.jspecify.annotations.NullMarked;
