package ticketstream.embedded.database;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;

/** The body of a reply. */
interface Answer {
    static Answer of(Document document) {
        return out -> BsonEncoder.encodeDocument(document, out);
    }

    void writeTo(ByteBuf out);
}
