package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.internal.library.MissingLibraryException;
import dev.framegate.gateway.internal.library.OptionalLibrary;
import dev.framegate.settings.SettingsException;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringServerSocketChannel;
import java.util.function.Supplier;

/**
 * How sockets are read and written.
 *
 * @param name as {@link #named} takes it
 * @param loops makes the event loops
 * @param server the class of listening sockets
 */
public record Transport(
    String name, IoHandlerFactory loops, Class<? extends ServerSocketChannel> server) {
  /** The system property that names one. */
  private static final String CHOICE = "framegate.transport";

  /**
   * The one that the system property {@code framegate.transport} names. Without it, epoll on Linux
   * where its library is present and loads, otherwise NIO.
   *
   * @throws SettingsException where the one that is named does not exist, or not on this machine
   */
  public static Transport chosen() {
    String choice = System.getProperty(CHOICE);
    if (choice != null) {
      return named(choice);
    }
    return OptionalLibrary.EPOLL.isPresent() && EpollTransport.isAvailable()
        ? EpollTransport.get()
        : nio();
  }

  /**
   * One by its name: {@code epoll}, {@code io_uring} or {@code nio}.
   *
   * @throws SettingsException where it does not exist, or not on this machine
   */
  static Transport named(String name) {
    return switch (name) {
      case "epoll" -> available(name, OptionalLibrary.EPOLL, EpollTransport::get);
      case "io_uring" -> available(name, OptionalLibrary.IO_URING, IoUringTransport::get);
      case "nio" -> nio();
      default ->
          throw new SettingsException(
              "-D%s: expected epoll, io_uring or nio, got '%s'.".formatted(CHOICE, name));
    };
  }

  private static Transport available(
      String name, OptionalLibrary library, Supplier<Transport> transport) {
    try {
      library.require();
      return transport.get();
    } catch (MissingLibraryException | UnsatisfiedLinkError e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new SettingsException(
          "-D%s=%s: this machine does not have it (%s). Leave the property out to take what it has."
              .formatted(CHOICE, name, cause.getMessage()));
    }
  }

  private static Transport nio() {
    return new Transport("nio", NioIoHandler.newFactory(), NioServerSocketChannel.class);
  }

  /** Touches classes that may be missing. */
  private static final class EpollTransport {
    static boolean isAvailable() {
      return Epoll.isAvailable();
    }

    static Transport get() {
      Epoll.ensureAvailability();
      return new Transport("epoll", EpollIoHandler.newFactory(), EpollServerSocketChannel.class);
    }
  }

  /** Touches classes that may be missing. */
  private static final class IoUringTransport {
    static Transport get() {
      IoUring.ensureAvailability();
      return new Transport(
          "io_uring", IoUringIoHandler.newFactory(), IoUringServerSocketChannel.class);
    }
  }
}
