package dev.framegate.kit.targets.edge;

import dev.framegate.kit.targets.Adapter;
import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.Declaration;
import dev.framegate.kit.targets.RestartCommand;
import dev.framegate.kit.targets.ServedCapabilities;
import dev.framegate.kit.targets.Target;
import dev.framegate.kit.targets.TcpCheck;
import dev.framegate.kit.targets.TrustSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reaches one existing stage by its address. The stage must have a route {@code echo}, selected by
 * {@code $request.body.action}, whose answer is a JSON object with the message's {@code id} and
 * {@code text}; frames are judged by its answers.
 */
public final class EdgeAdapter implements Adapter {
  private static final String EXAMPLE = "wss://abc.execute-api.eu-west-1.amazonaws.com/test";
  private static final Set<String> KEYS = keys();

  private static Set<String> keys() {
    Set<String> keys = new TreeSet<>(RestartCommand.KEYS);
    keys.addAll(Set.of("url", "version", TrustSettings.KEY));
    return keys;
  }

  @Override
  public String name() {
    return "edge";
  }

  @Override
  public Optional<Target> unopened(Declaration declaration) {
    return Optional.of(declared(declaration));
  }

  @Override
  public Target open(Declaration declaration) {
    EdgeTarget target = declared(declaration);
    TcpCheck.requireOpen(target.url());
    return target;
  }

  private static EdgeTarget declared(Declaration declaration) {
    declaration.requireKnown(KEYS);
    URI url =
        declaration
            .settings()
            .text("url")
            .as("a ws:// or wss:// address, such as '%s'".formatted(EXAMPLE), EdgeAdapter::address)
            .required(EXAMPLE);
    Set<Capability> offered = EnumSet.of(Capability.DATA_PLANE);
    if (url.getScheme().equals("wss")) {
      offered.add(Capability.TLS);
    }
    ServedCapabilities.of(offered).require(declaration);
    RestartCommand.require(declaration, List.of(url));
    return new EdgeTarget(
        declaration.name(),
        declaration.setting("version").orElse(Target.UNKNOWN),
        url,
        TrustSettings.of(declaration),
        RestartCommand.of(declaration),
        declaration.capabilities().isEmpty() ? Set.copyOf(offered) : declaration.capabilities());
  }

  private static Optional<URI> address(String text) {
    try {
      URI url = new URI(text);
      boolean webSocket = "ws".equals(url.getScheme()) || "wss".equals(url.getScheme());
      return Optional.of(url).filter(address -> webSocket && address.getHost() != null);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** A stage's address and nothing else. */
  private record EdgeTarget(
      String name,
      String version,
      URI url,
      TrustSettings trust,
      Optional<RestartCommand> restart,
      Set<Capability> capabilities)
      implements Target {
    @Override
    public String adapter() {
      return "edge";
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
