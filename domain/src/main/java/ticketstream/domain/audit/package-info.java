/** What happens to the desk's security and operation beside its tickets and accounts. Nobody decides it: it is recorded. */
@NullMarked
package ticketstream.domain.audit;

import org.jspecify.annotations.NullMarked;
