/** What people wrote, as screens show it. */
@NullMarked
package ticketstream.web.text;

import org.jspecify.annotations.NullMarked;
