/** The edge of the desk, and the only main class. */
@NullMarked
package ticketstream.web;

import org.jspecify.annotations.NullMarked;
