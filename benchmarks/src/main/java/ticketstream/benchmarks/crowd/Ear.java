package ticketstream.benchmarks.crowd;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;

/** One connection of one seat. */
@SuppressWarnings("FutureReturnValueIgnored") // what fails ends the connection, and that is counted
final class Ear extends SimpleChannelInboundHandler<WebSocketFrame> {
    private final Crowd crowd;
    private final Seat seat;
    private boolean open;

    Ear(Crowd crowd, Seat seat) {
        this.crowd = crowd;
        this.seat = seat;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        seat.channel(context.channel());
        context.fireChannelActive();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
            open = true;
            String cursor = seat.cursor();
            context.writeAndFlush(new TextWebSocketFrame("{\"type\":\"hello\",\"token\":\"" + seat.token()
                    + "\",\"since\":" + (cursor == null ? "null" : "\"" + cursor + "\"") + "}"));
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        if (frame instanceof TextWebSocketFrame words) {
            String text = words.text();
            String type = Text.field(text, "type");
            crowd.heard(seat, type, text);
            advance(type, Text.field(text, "cursor"));
        } else if (frame instanceof CloseWebSocketFrame close) {
            open = false;
            crowd.count("closed with " + close.statusCode());
            context.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (open) {
            crowd.count("cut off");
        }
        crowd.lost(seat);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        open = false;
        crowd.count(failure.getClass().getSimpleName());
        context.close();
    }

    /** A welcome to one who comes back names where the missed frames that still follow will end: not reached yet. */
    private void advance(String type, String cursor) {
        boolean notYet = type.equals("welcome") && seat.cursor() != null;
        if (!cursor.isEmpty() && !notYet) {
            seat.reached(cursor);
        }
    }
}
