package dev.framegate.gateway;

import dev.framegate.gateway.access.Access;
import dev.framegate.gateway.access.ApiKeys;
import dev.framegate.gateway.access.ExecuteArns;
import dev.framegate.gateway.control.ControlPlane;
import dev.framegate.gateway.control.ControlPolicies;
import dev.framegate.gateway.control.Store;
import dev.framegate.gateway.control.Surroundings;
import dev.framegate.gateway.deploy.SnapshotCompiler;
import dev.framegate.gateway.deploy.StageDirectory;
import dev.framegate.gateway.edge.AddressForm;
import dev.framegate.gateway.edge.DomainForm;
import dev.framegate.gateway.edge.Planes;
import dev.framegate.gateway.http.Answer;
import dev.framegate.gateway.http.Call;
import dev.framegate.gateway.integration.Functions;
import dev.framegate.gateway.integration.Integrations;
import dev.framegate.gateway.runtime.Gate;
import dev.framegate.gateway.runtime.RouteRunner;
import dev.framegate.gateway.runtime.RunnerLimits;
import dev.framegate.gateway.telemetry.MetricsPage;
import dev.framegate.gateway.throttle.AccountThrottle;
import dev.framegate.gateway.throttle.ControlRates;
import dev.framegate.gateway.throttle.Throttle;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts the planes together once the address is known, as answers of the control plane name it. */
final class Assembly implements AutoCloseable {
  private static final String ACCOUNT = "000000000000";

  private final GatewayPolicies policies;
  private final Functions functions;
  private final ApiKeys apiKeys;
  private final Store store;
  private final Signatures signatures;
  private final Telemetry telemetry;
  private final TurnableClock clock;
  private volatile Runnable timeWasTurned = () -> {};
  private volatile AddressForm domains = (host, path) -> Optional.empty();
  private @Nullable RouteRunner routes;

  Assembly(
      GatewayPolicies policies,
      Functions functions,
      ApiKeys apiKeys,
      Store store,
      Signatures signatures,
      Telemetry telemetry,
      TurnableClock clock) {
    this.policies = policies;
    this.functions = functions;
    this.apiKeys = apiKeys;
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
                Gateway.REGION,
                ACCOUNT,
                apiId ->
                    "%s://%s.execute-api.%s.localhost:%d"
                        .formatted(
                            address.getScheme().equals("https") ? "wss" : "ws",
                            apiId,
                            Gateway.REGION,
                            address.getPort()),
                new SnapshotCompiler()::compile),
            store);
    domains = new DomainForm(control.mappings());
    Around around = policies.around();
    Functions called = around.functions().apply(functions);
    StageDirectory stages = around.directory().apply(control.stages());
    Gate gate = Access.aws(new ExecuteArns(Gateway.REGION, ACCOUNT), called, apiKeys);
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
