package dev.framegate.gateway.internal.edge;

import java.util.List;
import java.util.Optional;

/**
 * The stage that an address names, whether it exists or not.
 *
 * @param stage empty if the address ends before it
 * @param rest decoded path segments after the stage, or after its mapping key
 * @param trailingSlash whether the path ended with a slash
 * @param customDomain whether the address has a custom domain name
 */
public record StageReference(
    String apiId, String stage, List<String> rest, boolean trailingSlash, boolean customDomain) {
  private static final String CONNECTIONS = "@connections";

  public StageReference {
    rest = List.copyOf(rest);
  }

  /** At the API's own address. */
  public StageReference(String apiId, String stage, List<String> rest, boolean trailingSlash) {
    this(apiId, stage, rest, trailingSlash, false);
  }

  /** The connection, if this is an address of the management API. */
  Optional<String> connectionId() {
    return rest.size() == 2 && rest.get(0).equals(CONNECTIONS)
        ? Optional.of(rest.get(1))
        : Optional.empty();
  }

  /** Splits the segments that follow the part that named the API. */
  static StageReference of(String apiId, List<String> segments, boolean trailingSlash) {
    return segments.isEmpty()
        ? new StageReference(apiId, "", List.of(), trailingSlash)
        : new StageReference(
            apiId, segments.get(0), segments.subList(1, segments.size()), trailingSlash);
  }
}
