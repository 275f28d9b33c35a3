/** A pretended product, small and in memory, so that our tools are tested before they judge the real one. */
@NullMarked
package ticketstream.benchmarks.fake;

import org.jspecify.annotations.NullMarked;
