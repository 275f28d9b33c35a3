/** The benchmarks and their one main class; everything here sees the product from outside only. */
@NullMarked
package ticketstream.benchmarks;

import org.jspecify.annotations.NullMarked;
