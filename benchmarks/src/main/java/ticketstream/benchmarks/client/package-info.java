/** A small client of the outside contract: REST calls, the live socket, and a view that follows it. */
@NullMarked
package ticketstream.benchmarks.client;

import org.jspecify.annotations.NullMarked;
