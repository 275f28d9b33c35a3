/** Parts of the product measured in this process, beside the framework's own where it has one. Nothing else here knows the product's code. */
@NullMarked
package ticketstream.benchmarks.parts;

import org.jspecify.annotations.NullMarked;
