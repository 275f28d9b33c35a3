/** What those who audit read beside tickets. */
@NullMarked
package ticketstream.web.audit;

import org.jspecify.annotations.NullMarked;
