package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.internal.library.OptionalLibrary;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * How sockets are read and written.
 *
 * @param name for people
 * @param loops makes the event loops
 * @param server the class of listening sockets
 */
public record Transport(
    String name, IoHandlerFactory loops, Class<? extends ServerSocketChannel> server) {
  /** The system property that takes {@code nio} where {@code epoll} would work, too. */
  private static final String CHOICE = "framegate.transport";

  /** Epoll on Linux where its library is present and loads, otherwise NIO. */
  public static Transport best() {
    boolean epoll =
        !System.getProperty(CHOICE, "").equals("nio") && OptionalLibrary.EPOLL.isPresent();
    Transport fast = epoll ? EpollTransport.find() : null;
    return fast == null
        ? new Transport("NIO", NioIoHandler.newFactory(), NioServerSocketChannel.class)
        : fast;
  }

  /** Touches classes that may be missing. */
  private static final class EpollTransport {
    static @Nullable Transport find() {
      return Epoll.isAvailable()
          ? new Transport("epoll", EpollIoHandler.newFactory(), EpollServerSocketChannel.class)
          : null;
    }
  }
}
