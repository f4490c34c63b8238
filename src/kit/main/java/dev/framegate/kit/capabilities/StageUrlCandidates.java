package dev.framegate.kit.capabilities;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the stages of a control plane may answer. */
final class StageUrlCandidates {
  private static final List<String> PATHS =
      List.of(
          "/_aws/execute-api/{apiId}/{stage}", "/ws/{apiId}/{stage}", "/ws-exec/{apiId}/{stage}");

  private final URI control;
  private final String region;

  StageUrlCandidates(URI control, String region) {
    this.control = control;
    this.region = region;
  }

  /**
   * Templates, the likeliest first.
   *
   * @param endpoint the address that the target gave to an API
   */
  List<String> dataPlane(String apiId, Optional<String> endpoint) {
    List<String> templates = new ArrayList<>();
    PATHS.forEach(path -> templates.add(scheme() + "://" + control.getAuthority() + path));
    endpoint.flatMap(address -> template(address, apiId)).ifPresent(templates::add);
    templates.add(
        "%s://{apiId}.execute-api.%s.localhost%s/{stage}"
            .formatted(scheme(), region, control.getPort() < 0 ? "" : ":" + control.getPort()));
    return templates.stream().distinct().toList();
  }

  /** Empty for an address on another host: it is not the kit's to knock there. */
  private Optional<String> template(String address, String apiId) {
    try {
      URI uri = URI.create(address);
      String host = String.valueOf(uri.getHost());
      boolean near = host.equals(control.getHost()) || host.endsWith(".localhost");
      String socket = address.replaceFirst("^http", "ws").replaceFirst("/$", "");
      return near && address.contains(apiId) && socket.startsWith("ws")
          ? Optional.of(socket.replace(apiId, "{apiId}") + "/{stage}")
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private String scheme() {
    return "https".equals(control.getScheme()) ? "wss" : "ws";
  }

  /** Callbacks go to the stage's address over HTTP. */
  static String management(String dataPlane) {
    return dataPlane.replaceFirst("^ws", "http");
  }

  static URI fill(String template, String apiId, String stage) {
    return URI.create(template.replace("{apiId}", apiId).replace("{stage}", stage));
  }
}
