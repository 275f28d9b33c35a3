/** What every event of every aggregate has: a stored name that no refactoring can change. */
@NullMarked
package ticketstream.domain.event;

import org.jspecify.annotations.NullMarked;
