/**
 * The event log: one MongoDB document per commit, positions without gaps, in one order for the whole desk. This is the
 * truth; everything else can be made again from it.
 */
@NullMarked
package ticketstream.application.eventstore;

import org.jspecify.annotations.NullMarked;
