package dev.framegate.cluster;

import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A NATS server, and the name of a cluster there: {@code nats://host:port/name}.
 *
 * @param server without the name
 * @param name what buckets and subjects begin with
 */
record ClusterAddress(URI server, String name) {
  private static final Set<String> SCHEMES = Set.of("nats", "tls");
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,32}");
  private static final String DEFAULT_NAME = "framegate";

  /**
   * @throws ClusterException for what is no such address
   */
  static ClusterAddress of(URI address) {
    String path = address.getPath() == null ? "" : address.getPath().replaceFirst("^/", "");
    String name = path.isEmpty() ? DEFAULT_NAME : path;
    if (!SCHEMES.contains(String.valueOf(address.getScheme()))
        || address.getHost() == null
        || address.getQuery() != null
        || !NAME.matcher(name).matches()) {
      throw new ClusterException(
          "expected nats://host:port or tls://host:port, or the same with /name of 1 to 32"
              + " characters of a-z, 0-9 and -; got "
              + withoutUser(address));
    }
    String user = address.getRawUserInfo() == null ? "" : address.getRawUserInfo() + "@";
    String port = address.getPort() < 0 ? "" : ":" + address.getPort();
    return new ClusterAddress(
        URI.create(address.getScheme() + "://" + user + address.getHost() + port), name);
  }

  private static String withoutUser(URI address) {
    return address.toString().replaceFirst("//[^/@]*@", "//");
  }

  Bucket bucket(String contents) {
    return new Bucket(name + "-" + contents);
  }

  /** Where the gateway with this id receives callbacks. */
  String callbacks(String node) {
    return name + ".callback." + node;
  }

  /** Without a password. */
  @Override
  public String toString() {
    return withoutUser(server);
  }
}
