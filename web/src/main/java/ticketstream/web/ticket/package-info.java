/** Tickets over HTTP: parse, hand on to the desk or the past, answer. */
@NullMarked
package ticketstream.web.ticket;

import org.jspecify.annotations.NullMarked;
