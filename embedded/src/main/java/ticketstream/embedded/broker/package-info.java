/** A real Kafka broker and controller in this process. */
@NullMarked
package ticketstream.embedded.broker;

import org.jspecify.annotations.NullMarked;
