package dev.framegate.gateway.internal.edge;

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
   * for clients whose name resolution or proxy leads here (URL-001a).
   */
  static StageUrlFormat byHost() {
    Pattern name =
        Pattern.compile("([a-z0-9]+)\\.execute-api\\.[a-z0-9-]+\\.(?:localhost|amazonaws\\.com)");
    return (host, path) -> {
      Matcher matcher = name.matcher(host.toLowerCase(Locale.ROOT));
      return matcher.matches()
          ? Optional.of(StageReference.of(matcher.group(1), path.segments(), path.trailingSlash()))
          : Optional.empty();
    };
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
