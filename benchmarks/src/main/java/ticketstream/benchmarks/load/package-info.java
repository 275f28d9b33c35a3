/** Open-loop load and what is measured of it. */
@NullMarked
package ticketstream.benchmarks.load;

import org.jspecify.annotations.NullMarked;
