/** Live updates: the WebSocket at {@code /live}, who may follow what, and the frames that go out. */
@NullMarked
package ticketstream.web.live;

import org.jspecify.annotations.NullMarked;
