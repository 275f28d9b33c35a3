/** The custom role: a set of permissions with a name, beside the five roles there always are. */
@NullMarked
package ticketstream.domain.role;

import org.jspecify.annotations.NullMarked;
