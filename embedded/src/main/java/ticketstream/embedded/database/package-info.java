/** A durable server of the MongoDB protocol: the wire and the operators of mongo-java-server on a store of our own. */
@NullMarked
package ticketstream.embedded.database;

import org.jspecify.annotations.NullMarked;
