/** What clients did and saw, and the offline proof that the product kept every promise. Knows nothing of the product's code. */
@NullMarked
package ticketstream.benchmarks.check;

import org.jspecify.annotations.NullMarked;
