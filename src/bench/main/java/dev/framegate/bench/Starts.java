package dev.framegate.bench;

import dev.framegate.gateway.Gateway;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How long servers take to start. */
final class Starts {
  /** What users start. */
  static final Path JAR = Path.of("target", "framegate.jar");

  /** Starts in this JVM: so many that the code is compiled, then those that count. */
  private static final int WARMING = 60;

  private static final int COUNTED = 31;

  private static final double NANOS_PER_SECOND = 1e9;
  private static final double NANOS_PER_MILLI = 1e6;

  /** Of the plain server and of the gateway. */
  record Pair(double plain, double gateway) {}

  @FunctionalInterface
  private interface Start {
    /** Starts a server, and returns what ends it. */
    AutoCloseable run() throws Exception;
  }

  private Starts() {}

  /** Milliseconds until a server in this JVM listens: the median of {@value #COUNTED}. */
  static Pair inProcess() throws IOException {
    EventLoopGroup loops = Transports.loops();
    try {
      return new Pair(
          median(
              () -> {
                Channel server = EchoServer.bind(loops);
                return () -> server.close().sync();
              }),
          median(() -> Gateway.builder().start()));
    } finally {
      loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }
  }

  private static double median(Start start) throws IOException {
    double[] millis = new double[COUNTED];
    for (int i = -WARMING; i < COUNTED; i++) {
      long began = System.nanoTime();
      try (AutoCloseable unused = start.run()) {
        millis[Math.max(0, i)] = (System.nanoTime() - began) / NANOS_PER_MILLI;
      } catch (Exception e) {
        throw new IOException("a server did not start", e);
      }
    }
    Arrays.sort(millis);
    return millis[COUNTED / 2];
  }

  /** Seconds until the plain server, in a JVM of its own, has accepted a client. */
  static double echoToFirstHandshake() throws IOException {
    long began = System.nanoTime();
    try (ServerProcess echo = ServerProcess.start(EchoServer.class)) {
      new Handshakes(echo.address()).open().close();
      return (System.nanoTime() - began) / NANOS_PER_SECOND;
    }
  }

  /**
   * Seconds until {@code java -jar framegate.jar serve} has accepted a client at an API that was
   * made by four calls.
   */
  static double jarToFirstHandshake() throws IOException {
    long began = System.nanoTime();
    Process process =
        new ProcessBuilder(
                List.of(ServerProcess.program(), "-jar", JAR.toString(), "serve", "--port", "0"))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String ready = said.readLine();
      if (ready == null) {
        throw new IOException(JAR + " did not start");
      }
      URI gateway = URI.create(ready.substring(ready.lastIndexOf(' ') + 1));
      new Handshakes(deployed(new ApiCalls(gateway))).open().close();
      return (System.nanoTime() - began) / NANOS_PER_SECOND;
    } finally {
      process.destroy();
    }
  }

  private static URI deployed(ApiCalls calls) throws IOException {
    try {
      String api = calls.api();
      calls.create(api + "/routes", ApiCalls.object().put("routeKey", "echo"), "routeId");
      return calls.deploy(api);
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("the API was not made", e);
    }
  }
}
