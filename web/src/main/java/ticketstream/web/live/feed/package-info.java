/** The changes on Kafka and each node's memory of the latest ones: what live sessions follow and resume from. */
@NullMarked
package ticketstream.web.live.feed;

import org.jspecify.annotations.NullMarked;
