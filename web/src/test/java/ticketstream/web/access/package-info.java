/** Who is answered what, over HTTP and in open windows: the running product against tables decided by people. */
@NullMarked
package ticketstream.web.access;

import org.jspecify.annotations.NullMarked;
