package dev.framegate.cluster;

import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.settings.EndpointFunctions;
import dev.framegate.gateway.settings.Limit;
import dev.framegate.gateway.settings.Limits;
import dev.framegate.testing.JavaCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A gateway of a cluster in a process that is there to be killed. */
record GatewayProcess(Process process, URI address) implements AutoCloseable {
  /** Short, so that a test need not wait for long. */
  static final Duration LEASE = Duration.ofSeconds(3);

  /** The rates of an account are no part of what these processes are for. */
  private static final Limits FAST =
      Limits.aws().with(Limit.REQUESTS_PER_SECOND, 1_000_000).with(Limit.REQUESTS_BURST, 1_000_000);

  static GatewayProcess start(URI cluster, URI functions) throws IOException {
    Process process =
        new ProcessBuilder(
                JavaCommand.of(
                    List.of("-Xmx256m"),
                    GatewayProcess.class.getName(),
                    cluster.toString(),
                    functions.toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    return new GatewayProcess(process, URI.create(out.readLine()));
  }

  public static void main(String[] args) throws InterruptedException {
    Gateway gateway =
        Cluster.join(URI.create(args[0]), LEASE)
            .extend(
                Gateway.builder()
                    .limits(FAST)
                    .functions(new EndpointFunctions(URI.create(args[1]))))
            .start();
    System.out.println(gateway.address());
    new CountDownLatch(1).await();
  }

  Duration processorTime() {
    return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** As kill -9. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
