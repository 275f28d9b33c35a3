/** From the event log to Kafka and from Kafka to whoever reads events: nothing lost, in order per aggregate, no polling. */
@NullMarked
package ticketstream.application.publication;

import org.jspecify.annotations.NullMarked;
