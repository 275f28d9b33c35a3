package ticketstream.benchmarks.crowd;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * What sending can cost at best here: it greets whoever says hello, and says to all of them whatever anybody else says.
 * It looks at no right, keeps nothing and waits for nobody.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails ends the connection, and that is counted
public final class Broadcaster {
    private static final int LARGEST = 1 << 16;

    private final ChannelGroup everybody = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

    private Broadcaster() {}

    /** Serves at {@code ws://localhost:port/live} until the process ends; prints the port first. */
    public static void serve() {
        var listening = new Broadcaster().listen();
        System.out.println(((InetSocketAddress) listening.localAddress()).getPort());
        listening.closeFuture().syncUninterruptibly();
    }

    private Channel listen() {
        return new ServerBootstrap()
                .group(new MultiThreadIoEventLoopGroup(
                        Runtime.getRuntime().availableProcessors(), NioIoHandler.newFactory()))
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 1_000)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(
                                        new HttpServerCodec(),
                                        new HttpObjectAggregator(LARGEST),
                                        new WebSocketServerProtocolHandler("/live", "ticketstream.v1"),
                                        new Hall());
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
    }

    private final class Hall extends SimpleChannelInboundHandler<TextWebSocketFrame> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
            if (frame.text().startsWith("{\"type\":\"hello\"")) {
                everybody.add(context.channel());
                context.writeAndFlush(new TextWebSocketFrame("{\"type\":\"welcome\"}"));
            } else {
                // the text is encoded once and shared by all
                var text =
                        Unpooled.directBuffer(frame.content().readableBytes()).writeBytes(frame.content());
                everybody.writeAndFlush(new TextWebSocketFrame(Unpooled.unreleasableBuffer(text)));
            }
        }
    }
}
