/** What operators may have done with Kafka's topics. */
@NullMarked
package ticketstream.web.publication;

import org.jspecify.annotations.NullMarked;
