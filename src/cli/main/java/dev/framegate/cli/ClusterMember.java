package dev.framegate.cli;

import dev.framegate.cluster.Cluster;
import dev.framegate.cluster.ClusterException;
import dev.framegate.gateway.Gateway;
import java.net.URI;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The one class of the command that knows clusters. */
final class ClusterMember {
  private ClusterMember() {}

  static void join(URI address, Gateway.Builder gateway, CommandLine command) {
    try {
      Cluster.join(address).extend(gateway);
    } catch (ClusterException e) {
      throw new ParameterException(command, "--cluster: " + e.getMessage());
    }
  }
}
