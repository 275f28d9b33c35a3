/** What events have in common: a stored name that no refactoring can change, and whether auditors see them. */
@NullMarked
package ticketstream.domain.event;

import org.jspecify.annotations.NullMarked;
