package dev.framegate.kit.weather;

import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.settings.AccessKey;
import dev.framegate.gateway.settings.AccessKeys;
import dev.framegate.gateway.settings.EndpointFunctions;
import dev.framegate.gateway.settings.Limit;
import dev.framegate.gateway.settings.Limits;
import dev.framegate.kit.journal.JournalFolder;
import dev.framegate.kit.report.JudgedRun;
import dev.framegate.kit.report.Level;
import dev.framegate.kit.run.ConformanceRun;
import dev.framegate.kit.run.RunPlan;
import dev.framegate.kit.run.RunSettings;
import dev.framegate.kit.targets.Adapters;
import dev.framegate.kit.targets.DeclarationFile;
import dev.framegate.kit.targets.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A service in the weather, reached as an account of AWS is. */
final class Rehearsal implements AutoCloseable {
  static final String KEY = "AKIDEXAMPLE";
  static final String SECRET = "a/secret+key";

  /** An account's rates are multiplied by this, as its times are divided. */
  private static final int FASTER = 40;

  /** The rate of deployments even more: they are made one at a time, and calls stay slow. */
  private static final int DEPLOYMENTS_FASTER = 200;

  private final Weather weather;
  private final int backend;
  private final FrontEnds fronts;
  private final ControlPlaneProxy control;
  private final DataPlaneProxy data;

  /**
   * @param change of the gateway, such as a fault
   */
  Rehearsal(Weather weather, UnaryOperator<Gateway.Builder> change) throws IOException {
    this.weather = weather;
    this.backend = freePort();
    this.fronts = new FrontEnds(weather, () -> change.apply(gateway()));
    DomainNames domains = new DomainNames(weather);
    this.control = new ControlPlaneProxy(fronts, domains, weather);
    this.data = new DataPlaneProxy(fronts, domains, weather);
  }

  private Gateway.Builder gateway() {
    return Gateway.builder()
        .signedBy(AccessKeys.of(List.of(new AccessKey("111122223333", KEY, SECRET))))
        .functions(new EndpointFunctions(URI.create("http://127.0.0.1:" + backend)))
        .limits(
            Limits.aws()
                .with(Limit.CONTROL_PLANE_RATES, 1)
                .with(Limit.CONTROL_PLANE_PER_SECOND, 10.0 * FASTER)
                .with(Limit.CONTROL_PLANE_BURST, 40.0 * FASTER)
                .with(Limit.DEPLOYMENTS_PER_SECOND, 0.2 * DEPLOYMENTS_FASTER));
  }

  /**
   * @param tags of the rules; empty for all
   */
  JudgedRun run(Optional<String> tags, double patience, int threads, Path folder)
      throws IOException {
    RunSettings settings =
        new RunSettings(
            tags, Optional.empty(), Level.OBSERVED, patience, threads, folder.resolve("report"));
    return ConformanceRun.builder(settings)
        .journals(new JournalFolder(folder.resolve("journals")))
        .against(DeclarationFile.read(declaration(folder)))
        .run();
  }

  /** The rules that a run tries: the others need what an account does not have, such as a clock. */
  Set<String> tried(Path folder) throws IOException {
    try (Target target = Adapters.open(DeclarationFile.read(declaration(folder)))) {
      return RunPlan.of(Optional.of(target), RunSettings.standard(folder)).tried().keySet();
    }
  }

  private Path declaration(Path folder) throws IOException {
    return Files.writeString(
        folder.resolve("aws.yaml"),
        """
        name: rehearsal
        adapter: aws
        region: us-east-1
        control-plane: http://127.0.0.1:%1$d
        data-plane: ws://127.0.0.1:%2$d/_aws/execute-api/{apiId}/{stage}
        management: http://127.0.0.1:%2$d/_aws/execute-api/{apiId}/{stage}
        backend-url: http://127.0.0.1:%3$d
        backend-port: %3$d
        function-arn: arn:aws:lambda:us-east-1:000000000000:function:{name}
        log-group-arn: arn:aws:logs:us-east-1:000000000000:log-group:framegate
        custom-domain: localhost
        custom-domain-address: ws://{domain}:%2$d
        certificate-arn: arn:aws:acm:us-east-1:000000000000:certificate/00000000-0000-4000-8000-000000000000
        propagation: %4$s
        pace: {calls-per-second: %5$d, burst: %6$d, seconds-per-deployment: %7$s}
        """
            .formatted(
                control.port(),
                data.port(),
                backend,
                weather.propagation().toMillis() / 1000.0,
                9 * FASTER,
                30 * FASTER,
                5.2 / DEPLOYMENTS_FASTER));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    control.close();
    data.close();
    fronts.close();
  }
}
