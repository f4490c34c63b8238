package dev.framegate.cli;

import dev.framegate.gateway.Gateway;
import java.io.PrintWriter;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option of {@code serve} for a cluster, of which nothing is loaded without it. */
final class ClusterOption {
  @Option(
      names = "--cluster",
      paramLabel = "URL",
      description =
          "share the control plane and the connections with the other gateways at this NATS server"
              + " with JetStream, such as nats://127.0.0.1:4222; a path names the cluster")
  private @Nullable URI address;

  /**
   * @param hasDirectory whether {@code --state} names one
   */
  void extend(Gateway.Builder gateway, boolean hasDirectory, CommandLine command) {
    if (address == null) {
      return;
    }
    if (hasDirectory) {
      throw new ParameterException(
          command,
          "--cluster and --state: expected one of them, as a cluster keeps its state in NATS");
    }
    ClusterMember.join(address, gateway, command);
  }

  void announce(PrintWriter out) {
    if (address != null) {
      String shown = address.toString().replaceFirst("//[^/@]*@", "//");
      out.println("  in the cluster at " + shown);
      out.flush();
    }
  }
}
