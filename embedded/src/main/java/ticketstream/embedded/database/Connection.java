package ticketstream.embedded.database;

import de.bwaldvogel.mongo.wire.MongoDatabaseHandler;
import de.bwaldvogel.mongo.wire.OpCode;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.group.ChannelGroup;

/** One client: hands its commands to the backend and sends the answers whenever they come. */
final class Connection extends MongoDatabaseHandler {
    private static final int BODY = 0;

    private final Backend backend;
    private int replies;

    Connection(Backend backend, ChannelGroup connections) {
        super(backend, connections);
        this.backend = backend;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ClientRequest request) {
        if (request instanceof MongoMessage message) {
            int respondsTo = message.getHeader().getRequestID();
            int reply = ++replies;
            backend.answer(message, answer -> send(context, answer, reply, respondsTo));
        } else {
            super.channelRead0(context, request);
        }
    }

    private static void send(ChannelHandlerContext context, Answer answer, int reply, int respondsTo) {
        context.writeAndFlush(write(context, answer, reply, respondsTo))
                .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }

    private static ByteBuf write(ChannelHandlerContext context, Answer answer, int reply, int respondsTo) {
        ByteBuf out = context.alloc().buffer(512);
        out.writeIntLE(0)
                .writeIntLE(reply)
                .writeIntLE(respondsTo)
                .writeIntLE(OpCode.OP_MSG.getId())
                .writeIntLE(0)
                .writeByte(BODY);
        answer.writeTo(out);
        return out.setIntLE(0, out.writerIndex());
    }
}
