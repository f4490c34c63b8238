package dev.framegate.cluster;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.framegate.testing.FreePort;
import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A real {@code nats-server} with JetStream, which is there to be killed. */
final class NatsServer implements AutoCloseable {
  /** The server's own default. */
  private static final int MAX_PAYLOAD = 1024 * 1024;

  private static final List<String> FOLDERS =
      List.of("/usr/sbin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin");

  private final Path program;
  private final Path settings;
  private final Path directory;
  private final int port;
  private @Nullable Process process;

  private NatsServer(Path program, Path settings, Path directory, int port) {
    this.program = program;
    this.settings = settings;
    this.directory = directory;
    this.port = port;
  }

  /** A running server, or the test is skipped where none is installed. */
  static NatsServer start(Path directory) throws IOException {
    return start(directory, MAX_PAYLOAD);
  }

  static NatsServer start(Path directory, int maxPayload) throws IOException {
    Path found =
        Stream.concat(
                FOLDERS.stream(), Stream.of(System.getenv().getOrDefault("PATH", "").split(":")))
            .map(folder -> Path.of(folder, "nats-server"))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    if (found == null) {
      System.out.println(
          "The tests of clusters are skipped: there is no nats-server (Debian: apt-get install"
              + " nats-server)");
    }
    assumeTrue(found != null, "there is no nats-server");
    Path settings =
        Files.writeString(
            directory.resolve("nats.conf"), "max_payload: %d%n".formatted(maxPayload));
    NatsServer server =
        new NatsServer(found, settings, directory.resolve("store"), FreePort.choose());
    server.start();
    return server;
  }

  /** A cluster of its own on this server. */
  URI cluster(String name) {
    return URI.create("nats://127.0.0.1:" + port + "/" + name);
  }

  void start() throws IOException {
    process =
        new ProcessBuilder(
                program.toString(),
                "--config",
                settings.toString(),
                "--jetstream",
                "--addr",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--store_dir",
                directory.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(this::answers);
  }

  private boolean answers() throws InterruptedException {
    try (Connection connection =
        Nats.connect(
            Options.builder()
                .server("nats://127.0.0.1:" + port)
                .maxReconnects(0)
                .errorListener(new ErrorListener() {})
                .connectionTimeout(Duration.ofSeconds(1))
                .build())) {
      var unused = connection.jetStreamManagement().getStreamNames();
      return true;
    } catch (IOException | io.nats.client.JetStreamApiException e) {
      return false;
    }
  }

  /** Processor time that the server has taken since its start. */
  Duration processorTime() {
    Process running = process;
    return running == null
        ? Duration.ZERO
        : running.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** As kill -9. */
  void kill() throws InterruptedException {
    Process killed = process;
    if (killed != null) {
      killed.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
  }

  /** Removes what the server has stored. */
  void forget() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(directory)) {
          Files.delete(file);
        }
      }
    }
  }

  /** Stops answering, and keeps its connections, until it is continued. */
  void pause() throws IOException, InterruptedException {
    signal("-STOP");
  }

  void resume() throws IOException, InterruptedException {
    signal("-CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    Process told = process;
    if (told != null) {
      new ProcessBuilder("kill", name, Long.toString(told.pid())).start().waitFor();
    }
  }

  @Override
  public void close() throws Exception {
    kill();
  }
}
