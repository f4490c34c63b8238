package dev.framegate.kit.run;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A network between the kit and a gateway that can fail in the ways that networks do. */
public final class FaultyProxy implements AutoCloseable {
  /** Longer than a run of little patience waits for anything. */
  private static final long DELAY_MILLIS = 10_000;

  /** How it fails. */
  public enum Kind {
    /** Carries everything. */
    NONE,
    /** Carries nothing more, and says nothing. */
    DROP,
    /** Holds back what the target says for longer than anybody waits. */
    DELAY,
    /** Ends the connection in an orderly way, in the middle of what the target says. */
    TRUNCATE,
    /** Resets the connection in the middle of what the target says. */
    RESET
  }

  /**
   * @param after answers of the target that are still carried on each connection
   */
  public record Fault(Kind kind, int after) {
    static final Fault NONE = new Fault(Kind.NONE, 0);
  }

  private final ServerSocket server;
  private final URI target;
  private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Fault fault = Fault.NONE;

  /**
   * @throws IOException where there is no free port
   */
  public FaultyProxy(URI target) throws IOException {
    this.target = target;
    this.server = new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1"));
    daemon(this::accept);
  }

  /** How it fails from now on, on connections that are open too. */
  public void fails(Fault next) {
    fault = next;
  }

  /** Host and port. */
  public String authority() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  private void accept() {
    while (closed.getCount() > 0) {
      try {
        Socket client = server.accept();
        Socket gateway = new Socket(target.getHost(), target.getPort());
        open.add(client);
        open.add(gateway);
        daemon(() -> ask(client, gateway));
        daemon(() -> answer(gateway, client));
      } catch (IOException e) {
        continue;
      }
    }
  }

  /** Towards the target, whole. */
  private static void ask(Socket client, Socket gateway) {
    byte[] buffer = new byte[16 * 1024];
    try {
      InputStream in = client.getInputStream();
      OutputStream out = gateway.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        out.write(buffer, 0, count);
      }
      gateway.shutdownOutput();
    } catch (IOException e) {
      silently(gateway);
    }
  }

  private void answer(Socket gateway, Socket client) {
    byte[] buffer = new byte[16 * 1024];
    int answers = 0;
    try {
      InputStream in = gateway.getInputStream();
      OutputStream out = client.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        Fault now = fault;
        if (now.kind() == Kind.NONE || answers++ < now.after()) {
          out.write(buffer, 0, count);
          continue;
        }
        switch (now.kind()) {
          case DROP -> closed.await();
          case DELAY -> {
            if (!closed.await(DELAY_MILLIS, TimeUnit.MILLISECONDS)) {
              out.write(buffer, 0, count);
              continue;
            }
          }
          case TRUNCATE -> {
            out.write(buffer, 0, count / 2);
            client.close();
          }
          default -> {
            out.write(buffer, 0, count / 2);
            client.setSoLinger(true, 0);
            client.close();
          }
        }
        silently(gateway);
        return;
      }
      client.shutdownOutput();
    } catch (IOException e) {
      silently(client);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void silently(Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "faulty-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    closed.countDown();
    silently(server);
    open.forEach(FaultyProxy::silently);
  }
}
