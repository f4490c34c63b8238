package dev.framegate.gateway.internal.assembly;

import dev.framegate.gateway.internal.access.AccessCheckChain;
import dev.framegate.gateway.internal.access.ExecuteApiArns;
import dev.framegate.gateway.internal.console.ConsoleContent;
import dev.framegate.gateway.internal.console.ConsolePages;
import dev.framegate.gateway.internal.console.OwnersPage;
import dev.framegate.gateway.internal.control.ControlPlaneEnvironment;
import dev.framegate.gateway.internal.control.ControlPlaneHandler;
import dev.framegate.gateway.internal.control.ControlPlanes;
import dev.framegate.gateway.internal.control.ControlPolicies;
import dev.framegate.gateway.internal.control.ResourceStore;
import dev.framegate.gateway.internal.deploy.AccountRegion;
import dev.framegate.gateway.internal.deploy.SnapshotCompiler;
import dev.framegate.gateway.internal.deploy.StageDirectory;
import dev.framegate.gateway.internal.edge.CustomDomainUrlFormat;
import dev.framegate.gateway.internal.edge.EdgeServices;
import dev.framegate.gateway.internal.edge.StageUrlFormat;
import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.integration.BackendHeaderPolicy;
import dev.framegate.gateway.internal.integration.Integration;
import dev.framegate.gateway.internal.integration.IntegrationRegistry;
import dev.framegate.gateway.internal.integration.ServiceSigner;
import dev.framegate.gateway.internal.management.ClientRegistry;
import dev.framegate.gateway.internal.parts.PartReplacements;
import dev.framegate.gateway.internal.runtime.AccessCheck;
import dev.framegate.gateway.internal.runtime.ConnectionHandler;
import dev.framegate.gateway.internal.runtime.RouteRunner;
import dev.framegate.gateway.internal.runtime.RunnerLimits;
import dev.framegate.gateway.internal.runtime.RuntimePolicies;
import dev.framegate.gateway.internal.signature.Sigv4ServiceSigner;
import dev.framegate.gateway.internal.telemetry.MetricsPage;
import dev.framegate.gateway.internal.throttle.AccountThrottle;
import dev.framegate.gateway.internal.throttle.ControlPlaneThrottle;
import dev.framegate.gateway.internal.throttle.RegionalThrottle;
import dev.framegate.gateway.internal.throttle.RouteRates;
import dev.framegate.gateway.internal.throttle.Throttle;
import dev.framegate.gateway.settings.FramePrograms;
import dev.framegate.gateway.settings.Limit;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Creates the APIs of a gateway once its address is known, which answers of the control plane
 * contain.
 */
final class GatewayWiring implements AutoCloseable {
  private final GatewaySettings settings;
  private final ResourceStore store;
  private final SignatureVerification signatures;
  private final TelemetryObservers telemetry;
  private final AdjustableClock clock;
  private final LateApiOwners owners;
  private volatile Runnable timeWasTurned = () -> {};
  private volatile StageUrlFormat domains = (host, path) -> Optional.empty();
  private @Nullable RouteRunner routes;
  private volatile @Nullable ControlPlaneHandler operations;
  private volatile @Nullable ControlPlanes planes;

  GatewayWiring(
      GatewaySettings settings,
      ResourceStore store,
      SignatureVerification signatures,
      TelemetryObservers telemetry,
      AdjustableClock clock,
      LateApiOwners owners) {
    this.settings = settings;
    this.store = store;
    this.signatures = signatures;
    this.telemetry = telemetry;
    this.clock = clock;
    this.owners = owners;
  }

  void onClockAdvanced(Runnable effect) {
    timeWasTurned = effect;
  }

  /** Custom domain names; available before the first request. */
  StageUrlFormat domains() {
    return (host, path) -> domains.read(host, path);
  }

  /** The accounts and Regions that have a control plane. */
  List<AccountRegion> owners() {
    return Objects.requireNonNull(planes).owners();
  }

  /** The operations of the control plane, as clients reach them, but without signatures. */
  ControlPlaneHandler operations() {
    return Objects.requireNonNull(operations);
  }

  EdgeServices planes(URI address) {
    PartReplacements parts = settings.parts();
    ControlPlanes control = controlPlanes(address);
    planes = control;
    owners.become(control.apiOwners());
    domains = new CustomDomainUrlFormat(control.mappings());
    StageDirectory stages = parts.replace(StageDirectory.class, control.stages());
    AccessCheck check =
        AccessCheckChain.aws(
            new ExecuteApiArns(owners, settings.usual()),
            settings.functions(),
            settings.apiKeys(),
            settings::accountOf);
    Throttle throttle =
        parts.replace(
            Throttle.class,
            new RegionalThrottle(
                owners,
                settings.usual(),
                () ->
                    new AccountThrottle(
                        settings.limits(),
                        parts.replace(RouteRates.class, RouteRates.AWS),
                        clock)));
    RouteRunner runner =
        new RouteRunner(
            stages,
            IntegrationRegistry.standard(
                    settings.functions(),
                    parts.replace(BackendHeaderPolicy.class, BackendHeaderPolicy.AWS),
                    settings.services(),
                    parts.replace(ServiceSigner.class, new Sigv4ServiceSigner(Clock.systemUTC())))
                .around(integration -> parts.replace(Integration.class, integration)),
            RuntimePolicies.of(parts, check, telemetry.observer()),
            clock,
            throttle,
            RunnerLimits.defaults().withAnswerBytes(settings.limits().count(Limit.MESSAGE_BYTES)));
    routes = runner;
    ClientRegistry clients = new ClientRegistry();
    Map<String, Function<ServerRequest, ServerResponse>> pages =
        new HashMap<>(
            ConsolePages.byPath(
                parts.replace(ConsoleContent.class, ConsoleContent.BUNDLED),
                control.definitions(),
                clients,
                telemetry.events(),
                parts.replace(FramePrograms.class, FramePrograms.NONE),
                address));
    pages.put(ClockEndpoint.PATH, new ClockEndpoint(clock, () -> timeWasTurned.run()));
    pages.put(OwnersPage.PATH, OwnersPage.of(settings.callers(), control::owners));
    pages.put(MetricsPage.PATH, telemetry.metricsPage(stages));
    Function<ServerRequest, ServerResponse> own =
        call -> pages.getOrDefault(call.path(), GatewayWiring::nothing).apply(call);
    ControlPlaneHandler signedOwn = signatures.guard((ControlPlaneHandler) own::apply);
    ControlPlaneHandler unsigned =
        parts.replace(
            ControlPlaneHandler.class,
            telemetry
                .events()
                .observing(new OwnHostNameCheck(control, settings.sources()::isHiddenBy)));
    operations = unsigned;
    return new EdgeServices(
        signatures.guard(unsigned),
        own,
        signedOwn::handle,
        stages,
        signatures.guard(parts.replace(ConnectionHandler.class, runner), stages),
        throttle,
        clients,
        store::problem);
  }

  private ControlPlanes controlPlanes(URI address) {
    String pattern =
        "%s://%%s.execute-api.%%s.localhost:%d"
            .formatted(address.getScheme().equals("https") ? "wss" : "ws", address.getPort());
    SnapshotCompiler compiler = new SnapshotCompiler();
    return new ControlPlanes(
        ControlPolicies.of(settings.limits(), settings.parts()),
        new ControlPlanes.Settings(
            GatewaySettings.unnamed(),
            settings.callers(),
            owner ->
                new ControlPlaneEnvironment(
                    clock,
                    owner,
                    apiId -> pattern.formatted(apiId, owner.region()),
                    compiler::compile),
            () -> ControlPlaneThrottle.of(settings.limits(), clock)),
        store);
  }

  private static ServerResponse nothing(ServerRequest call) {
    return ServerResponse.json(404, "{\"message\":\"There is nothing at this address.\"}");
  }

  @Override
  public void close() {
    if (routes != null) {
      routes.close();
    }
    telemetry.close();
  }
}
