package ticketstream.embedded.database;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;

/** Documents as the bytes they are stored and sent in; decoding also is how a caller gets a copy of its own. */
final class Bson {
    private Bson() {}

    static byte[] encode(Document document) {
        ByteBuf out = Unpooled.buffer(512);
        BsonEncoder.encodeDocument(document, out);
        return Arrays.copyOf(out.array(), out.writerIndex());
    }

    static Document decode(byte[] bson) {
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bson));
    }
}
