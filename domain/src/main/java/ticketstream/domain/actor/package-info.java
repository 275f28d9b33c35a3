/** Who asks: the person or process behind a command. The only package of the domain others may import. */
@NullMarked
package ticketstream.domain.actor;

import org.jspecify.annotations.NullMarked;
