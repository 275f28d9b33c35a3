/** Thousands of live sockets in one process, cheap enough to stand beside what they measure, and the bare server that is its ceiling. */
@NullMarked
package ticketstream.benchmarks.crowd;

import org.jspecify.annotations.NullMarked;
