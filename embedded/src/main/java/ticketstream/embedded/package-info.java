/** The broker and the database of the default start, in this process and on loopback only. */
@NullMarked
package ticketstream.embedded;

import org.jspecify.annotations.NullMarked;
