package dev.framegate.kit.targets.edge;

import dev.framegate.kit.targets.Adapter;
import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.Declaration;
import dev.framegate.kit.targets.DeclarationException;
import dev.framegate.kit.targets.Target;
import dev.framegate.kit.targets.TcpCheck;
import dev.framegate.kit.targets.TrustSettings;
import java.net.URI;
import java.util.Set;

/**
 * Reaches one existing stage by its address. The stage must have a route {@code echo}, selected by
 * {@code $request.body.action}, whose answer is a JSON object with the message's {@code id} and
 * {@code text}; frames are judged by what it answers.
 */
public final class EdgeAdapter implements Adapter {
  @Override
  public String name() {
    return "edge";
  }

  @Override
  public Target open(Declaration declaration) {
    String address =
        declaration.required("url", "wss://abc.execute-api.eu-west-1.amazonaws.com/test");
    URI url = URI.create(address);
    boolean webSocket = "ws".equals(url.getScheme()) || "wss".equals(url.getScheme());
    if (!webSocket || url.getHost() == null) {
      throw new DeclarationException(
          "Target '%s': 'url: %s' is no WebSocket address; expected wss://host/stage."
              .formatted(declaration.name(), address));
    }
    TrustSettings trust = TrustSettings.of(declaration);
    TcpCheck.requireOpen(url);
    return new EdgeTarget(
        declaration.name(), declaration.setting("version").orElse(Target.UNKNOWN), url, trust);
  }

  /** Nothing but the stage's address. */
  private record EdgeTarget(String name, String version, URI url, TrustSettings trust)
      implements Target {
    @Override
    public String adapter() {
      return "edge";
    }

    @Override
    public Set<Capability> capabilities() {
      return "wss".equals(url.getScheme())
          ? Set.of(Capability.DATA_PLANE, Capability.TLS)
          : Set.of(Capability.DATA_PLANE);
    }

    @Override
    public URI controlPlane() {
      throw new IllegalStateException("A stage alone has no control plane.");
    }

    @Override
    public URI dataPlane(String apiId, String stage) {
      return url;
    }

    @Override
    public URI management(String apiId, String stage) {
      throw new IllegalStateException("A stage alone has no management API.");
    }
  }
}
