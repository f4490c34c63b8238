package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.internal.deploy.ApiOwners;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A format of stages' addresses. */
@FunctionalInterface
public interface StageUrlFormat {
  /**
   * Reads an address of this form.
   *
   * @param host the Host header without port
   * @return empty if it has another format
   */
  Optional<StageReference> read(String host, UrlPath path);

  /**
   * {@code {apiId}.execute-api.{region}.localhost/{stage}}, and the name that AWS gives the API,
   * for clients whose name resolution or proxy leads here (URL-001a). A name with another Region
   * than that of the API leads to no API.
   */
  static StageUrlFormat byHost(ApiOwners owners) {
    Pattern name =
        Pattern.compile("([a-z0-9]+)\\.execute-api\\.([a-z0-9-]+)\\.(?:localhost|amazonaws\\.com)");
    return (host, path) -> {
      Matcher matcher = name.matcher(host.toLowerCase(Locale.ROOT));
      return matcher.matches()
          ? Optional.of(
              StageReference.of(
                  inRegion(owners, matcher.group(1), matcher.group(2)),
                  path.segments(),
                  path.trailingSlash()))
          : Optional.empty();
    };
  }

  private static String inRegion(ApiOwners owners, String apiId, String region) {
    return owners
        .ownerOf(apiId)
        .filter(owner -> !owner.region().equals(region))
        .map(owner -> apiId + " in " + region)
        .orElse(apiId);
  }

  /** {@code /_aws/execute-api/{apiId}/{stage}} on any host. */
  static StageUrlFormat byPath() {
    return (host, path) ->
        path.after("_aws", "execute-api")
            .filter(segments -> !segments.isEmpty())
            .map(
                segments ->
                    StageReference.of(
                        segments.get(0),
                        segments.subList(1, segments.size()),
                        path.trailingSlash()));
  }
}
