/** What is done to the product from outside: servers of its own that can be cut off, and what the topics must hold. */
@NullMarked
package ticketstream.benchmarks.fault;

import org.jspecify.annotations.NullMarked;
