/** How far each read model has come, for those who run the desk. */
@NullMarked
package ticketstream.web.projection;

import org.jspecify.annotations.NullMarked;
