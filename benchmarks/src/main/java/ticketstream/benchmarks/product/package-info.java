/** The product as a separate process: started, watched, killed and started again. */
@NullMarked
package ticketstream.benchmarks.product;

import org.jspecify.annotations.NullMarked;
