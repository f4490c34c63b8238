package dev.framegate.kit.targets.bundled;

import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.settings.AccessKey;
import dev.framegate.gateway.settings.AccessKeys;
import dev.framegate.gateway.settings.ServiceEndpoint;
import dev.framegate.gateway.settings.TlsIdentity;
import dev.framegate.kit.browser.BrowserProgram;
import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.Target;
import dev.framegate.kit.targets.TrustSettings;
import dev.framegate.kit.wire.RequestSigner;
import dev.framegate.kit.wire.SigV4;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** A gateway in this process, which is called over its port and closed with the target. */
public final class BundledTarget implements Target {
  /** Made once for all gateways of a run. */
  private static final TlsIdentity IDENTITY = TlsIdentity.generated(List.of("127.0.0.1"));

  /** The only access key of this run's gateways. */
  private static final AccessKey KEY =
      new AccessKey("000000000000", "AKIDFRAMEGATE", UUID.randomUUID().toString());

  private final String name;
  private final LateBoundFunctions functions = new LateBoundFunctions();
  private final AtomicReference<@Nullable ServiceEndpoint> services = new AtomicReference<>();
  private final LogFolder logs = LogFolder.create();
  private final Gateway gateway;
  private final Set<Capability> capabilities = offered();
  private final Map<String, String> decided;
  private final boolean provesEcho;

  /**
   * @param settings changes the gateway before it starts, such as {@code Fault::applyTo}
   */
  public BundledTarget(String name, UnaryOperator<Gateway.Builder> settings) {
    this(name, settings, Map.of(), false);
  }

  /**
   * A gateway of which not every scenario is to be tried.
   *
   * @param decided reasons by the ids of rules whose scenarios are skipped from then on; may grow
   *     during a run
   * @param provesEcho whether a run makes what scenarios share before the first of them
   */
  public BundledTarget(
      String name,
      UnaryOperator<Gateway.Builder> settings,
      Map<String, String> decided,
      boolean provesEcho) {
    this.name = name;
    this.decided = decided;
    this.provesEcho = provesEcho;
    this.gateway =
        settings
            .apply(Gateway.builder())
            .functions(functions)
            .services(() -> Optional.ofNullable(services.get()))
            .logs(logs.path())
            .tlsBesides(IDENTITY)
            .signedBy(AccessKeys.of(List.of(KEY)))
            .start();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public RequestSigner signing() {
    return new SigV4(() -> AwsCredentialsIdentity.create(KEY.id(), KEY.secret()), region());
  }

  @Override
  public void functionsAt(URI endpoint) {
    functions.relayTo(endpoint);
  }

  @Override
  public void servicesAt(URI endpoint) {
    services.set(new ServiceEndpoint(endpoint));
  }

  @Override
  public String adapter() {
    return "bundled";
  }

  @Override
  public String version() {
    return gateway.version();
  }

  @Override
  public Map<String, String> unjudged() {
    return decided;
  }

  @Override
  public boolean provesEcho() {
    return provesEcho;
  }

  @Override
  public Set<Capability> capabilities() {
    return capabilities;
  }

  /** All, and the console's only where there is a browser for it. */
  private static Set<Capability> offered() {
    Set<Capability> all = EnumSet.allOf(Capability.class);
    if (BrowserProgram.installed().isEmpty()) {
      all.remove(Capability.CONSOLE);
    }
    return Set.copyOf(all);
  }

  @Override
  public URI controlPlane() {
    return gateway.address();
  }

  @Override
  public URI dataPlane(String apiId, String stage) {
    return URI.create(at("ws", apiId, stage));
  }

  @Override
  public URI secureDataPlane(String apiId, String stage) {
    URI secure = gateway.secureAddress().orElseThrow();
    return URI.create(at("wss", secure, apiId, stage));
  }

  @Override
  public TrustSettings trust() {
    return TrustSettings.only(IDENTITY.trusted());
  }

  @Override
  public URI management(String apiId, String stage) {
    return URI.create(at("http", apiId, stage));
  }

  @Override
  public URI customDomain(String domainName) {
    return URI.create("ws://%s:%d".formatted(domainName, gateway.address().getPort()));
  }

  @Override
  public boolean outlivesRun() {
    return false;
  }

  @Override
  public Optional<URI> clock() {
    return Optional.of(gateway.address().resolve("/_framegate/clock"));
  }

  @Override
  public Optional<URI> metrics() {
    return Optional.of(gateway.address().resolve("/_framegate/metrics"));
  }

  @Override
  public Optional<URI> console() {
    return Optional.of(gateway.address().resolve("/_framegate/console"));
  }

  @Override
  public Optional<Path> accessLog() {
    return Optional.of(logs.path().resolve("framegate.log"));
  }

  @Override
  public void close() {
    gateway.close();
    logs.remove();
  }

  private String at(String scheme, String apiId, String stage) {
    return at(scheme, gateway.address(), apiId, stage);
  }

  private static String at(String scheme, URI address, String apiId, String stage) {
    return "%s://%s/_aws/execute-api/%s/%s".formatted(scheme, address.getAuthority(), apiId, stage);
  }
}
