package dev.framegate.gateway.internal.assembly;

import dev.framegate.gateway.internal.access.Access;
import dev.framegate.gateway.internal.access.ExecuteArns;
import dev.framegate.gateway.internal.control.ControlPlane;
import dev.framegate.gateway.internal.control.ControlPolicies;
import dev.framegate.gateway.internal.control.Store;
import dev.framegate.gateway.internal.control.Surroundings;
import dev.framegate.gateway.internal.deploy.SnapshotCompiler;
import dev.framegate.gateway.internal.deploy.StageDirectory;
import dev.framegate.gateway.internal.edge.AddressForm;
import dev.framegate.gateway.internal.edge.DomainForm;
import dev.framegate.gateway.internal.edge.Planes;
import dev.framegate.gateway.internal.http.Answer;
import dev.framegate.gateway.internal.http.Call;
import dev.framegate.gateway.internal.integration.Functions;
import dev.framegate.gateway.internal.integration.Integrations;
import dev.framegate.gateway.internal.runtime.Gate;
import dev.framegate.gateway.internal.runtime.RouteRunner;
import dev.framegate.gateway.internal.runtime.RunnerLimits;
import dev.framegate.gateway.internal.telemetry.MetricsPage;
import dev.framegate.gateway.internal.throttle.AccountThrottle;
import dev.framegate.gateway.internal.throttle.ControlRates;
import dev.framegate.gateway.internal.throttle.Throttle;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts the planes together once the address is known, as answers of the control plane name it. */
final class Assembly implements AutoCloseable {
  private final GatewaySettings settings;
  private final GatewayPolicies policies;
  private final Store store;
  private final Signatures signatures;
  private final Telemetry telemetry;
  private final TurnableClock clock;
  private volatile Runnable timeWasTurned = () -> {};
  private volatile AddressForm domains = (host, path) -> Optional.empty();
  private @Nullable RouteRunner routes;

  Assembly(
      GatewaySettings settings,
      Store store,
      Signatures signatures,
      Telemetry telemetry,
      TurnableClock clock) {
    this.settings = settings;
    this.policies = settings.policies();
    this.store = store;
    this.signatures = signatures;
    this.telemetry = telemetry;
    this.clock = clock;
  }

  void whenTimeIsTurned(Runnable effect) {
    timeWasTurned = effect;
  }

  /** Custom domain names; known once the planes are, which is before the first request. */
  AddressForm domains() {
    return (host, path) -> domains.read(host, path);
  }

  Planes planes(URI address) {
    ControlPlane control =
        new ControlPlane(
            control(),
            new Surroundings(
                clock,
                GatewaySettings.REGION,
                GatewaySettings.ACCOUNT,
                apiId ->
                    "%s://%s.execute-api.%s.localhost:%d"
                        .formatted(
                            address.getScheme().equals("https") ? "wss" : "ws",
                            apiId,
                            GatewaySettings.REGION,
                            address.getPort()),
                new SnapshotCompiler()::compile),
            store);
    domains = new DomainForm(control.mappings());
    Around around = policies.around();
    Functions called = around.functions().apply(settings.functions());
    StageDirectory stages = around.directory().apply(control.stages());
    Gate gate =
        Access.aws(
            new ExecuteArns(GatewaySettings.REGION, GatewaySettings.ACCOUNT),
            called,
            settings.apiKeys());
    Throttle throttle = new AccountThrottle(policies.throttle(), clock);
    RouteRunner runner =
        new RouteRunner(
            stages,
            around.integrations().apply(Integrations.standard(called)),
            policies
                .runtime()
                .withGate(around.gate().apply(gate))
                .withObserver(telemetry.observer()),
            clock,
            throttle,
            RunnerLimits.defaults());
    routes = runner;
    Map<String, Function<Call, Answer>> pages =
        Map.of(
            ClockPage.PATH,
            new ClockPage(clock, () -> timeWasTurned.run()),
            ConsolePage.PATH,
            new ConsolePage(),
            MetricsPage.PATH,
            telemetry.metricsPage(stages));
    return new Planes(
        signatures.guard(control::handle),
        call -> pages.getOrDefault(call.path(), Assembly::nothing).apply(call),
        stages,
        signatures.guard(around.messages().apply(runner), stages),
        throttle);
  }

  private ControlPolicies control() {
    ControlPolicies control = policies.control();
    return policies
        .throttle()
        .controlPlane()
        .map(figures -> control.withExchange(new ControlRates(control.exchange(), figures, clock)))
        .orElse(control);
  }

  private static Answer nothing(Call call) {
    return Answer.json(404, "{\"message\":\"There is nothing at this address.\"}");
  }

  @Override
  public void close() {
    if (routes != null) {
      routes.close();
    }
    telemetry.close();
  }
}
