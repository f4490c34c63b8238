package dev.framegate.cli;

import dev.framegate.faults.Faults;
import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.settings.AccessKeys;
import dev.framegate.gateway.settings.ApiKeys;
import dev.framegate.gateway.settings.EndpointFunctions;
import dev.framegate.gateway.settings.Limits;
import dev.framegate.gateway.settings.Script;
import dev.framegate.gateway.settings.ScriptReport;
import dev.framegate.gateway.settings.TlsIdentity;
import dev.framegate.kit.targets.bundled.ExactFrames;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code framegate serve}. */
@Command(
    name = "serve",
    description = "Start the reference gateway and keep it running.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ServeCommand extends Subcommand {
  private enum Auth {
    ANY,
    SIGV4
  }

  private static final int HIGHEST_PORT = 65_535;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description =
          "address to bind to; 127.0.0.1 is reached from this machine only (default:"
              + " ${DEFAULT-VALUE})")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      defaultValue = "4510",
      description = "port, 0 to 65535; 0 takes a free one (default: ${DEFAULT-VALUE})")
  private int port = 4510;

  @Option(
      names = "--functions",
      paramLabel = "URL",
      description = "address of a Lambda invoke endpoint, such as http://127.0.0.1:9001")
  private @Nullable URI functions;

  @Mixin private ServicesOptions services = new ServicesOptions();

  @Option(
      names = "--limits",
      paramLabel = "FILE",
      description = "quotas, times and rates that differ from AWS's, in YAML or JSON")
  private @Nullable Path limits;

  @Option(
      names = "--fault",
      paramLabel = "NAME",
      completionCandidates = CompletionCommand.FaultNames.class,
      description =
          "start with this fault; may be repeated, and of two for the same policy the last one"
              + " applies. 'framegate faults' lists the names")
  private List<String> faults = List.of();

  @Option(
      names = "--script",
      paramLabel = "FILE",
      description =
          "do to clients, and expect of them, what this file says, in YAML or JSON; then tell how"
              + " it went and end, with exit code 1 if it did not go as declared")
  private @Nullable Path script;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "keep the control plane in this directory; without it, in memory")
  private @Nullable Path state;

  @Mixin private ClusterOption cluster = new ClusterOption();

  @Option(
      names = "--auth",
      defaultValue = "any",
      description =
          "whose calls are accepted: any, or sigv4 for those with a valid signature (default:"
              + " ${DEFAULT-VALUE})")
  private Auth auth = Auth.ANY;

  @Option(
      names = "--credentials",
      paramLabel = "FILE",
      description = "the accounts and access keys for --auth sigv4, in YAML or JSON")
  private @Nullable Path credentials;

  @Option(
      names = "--api-keys",
      paramLabel = "FILE",
      description = "the API keys for $connect routes that require one, by name, in YAML or JSON")
  private @Nullable Path apiKeys;

  @Option(
      names = "--logs",
      paramLabel = "DIR",
      description =
          "write the access and execution logs that stages enable to files in this directory, with"
              + " the permissions that the umask gives them")
  private @Nullable Path logs;

  @Option(
      names = "--allow-host",
      paramLabel = "NAME",
      description =
          "another name of this server; may be repeated. Requests to /v2 and /_framegate with a"
              + " Host other than localhost, *.localhost, an IP address and --host are refused")
  private List<String> hosts = List.of();

  @Option(
      names = "--allow-origin",
      paramLabel = "ORIGIN",
      description =
          "pages that may use /v2 and /_framegate, such as http://localhost:3000; may be repeated."
              + " Requests of pages of other origins are refused")
  private List<String> origins = List.of();

  @Option(
      names = "--log-requests",
      description =
          "print a line for each request, handshake, message, call of an integration, callback and"
              + " close, with the reason where one is refused; without queries, headers and the"
              + " texts of messages")
  private boolean logRequests;

  @Mixin private TlsOptions tls = new TlsOptions();

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > HIGHEST_PORT) {
      throw wrong("--port: expected 0 to 65535, got " + port);
    }
    Gateway.Builder builder =
        Gateway.builder().host(host).port(port).framePrograms(new ExactFrames());
    if (logRequests) {
      builder.journal(RequestLog.on(out()));
    }
    if (limits != null) {
      builder.limits(Limits.read(limits));
    }
    if (apiKeys != null) {
      builder.apiKeys(ApiKeys.read(apiKeys));
    }
    apply(faults, builder);
    if (functions != null) {
      builder.functions(endpoint(functions));
    }
    services.endpoint(commandLine()).ifPresent(builder::services);
    if (script != null) {
      builder.script(Script.read(script));
    }
    if (logs != null) {
      builder.logs(logs);
    }
    if (state != null) {
      builder.state(state);
    }
    hosts.forEach(builder::allowHost);
    origins.forEach(builder::allowOrigin);
    accessKeys().ifPresent(builder::signedBy);
    Optional<TlsIdentity> identity = tls.identity(commandLine(), host, Gateway.REGION);
    identity.ifPresent(builder::tls);
    cluster.extend(builder, state != null, commandLine());
    Gateway gateway = started(builder);
    Runtime.getRuntime().addShutdownHook(new Thread(gateway::close, "framegate-stop"));
    announce(gateway);
    cluster.announce(out());
    identity.ifPresent(own -> tls.announce(own, out()));
    if (script != null) {
      return played(gateway);
    }
    // Until the process is stopped; the hook then closes every connection.
    new CountDownLatch(1).await();
    return 0;
  }

  private EndpointFunctions endpoint(URI address) {
    try {
      return new EndpointFunctions(address);
    } catch (IllegalArgumentException e) {
      throw wrong("--functions: " + e.getMessage());
    }
  }

  private int played(Gateway gateway) throws InterruptedException {
    ScriptReport report = gateway.awaitScript();
    out().println(report);
    return report.passed() ? 0 : 1;
  }

  private Gateway started(Gateway.Builder builder) {
    try {
      return builder.start();
    } catch (UncheckedIOException e) {
      throw wrong(e.getMessage() + ". Choose another address with --host and --port.");
    }
  }

  private void announce(Gateway gateway) {
    PrintWriter out = out();
    out.println("Framegate's reference gateway is ready at " + gateway.address());
    out.println("  console: " + gateway.address() + "/_framegate/console");
    out.println("  aws --endpoint-url " + gateway.address() + " apigatewayv2 get-apis");
    out.println(
        "  %s/_aws/execute-api/{apiId}/{stage}"
            .formatted(gateway.address().toString().replaceFirst("^http", "ws")));
    if (script != null) {
      out.println("  plays " + script + " to clients of any {apiId} and {stage}");
    }
    faults.forEach(
        name -> out.println("  with the fault " + name + ", " + Faults.named(name).meaning()));
    out.flush();
  }

  private void apply(List<String> names, Gateway.Builder builder) {
    if (names.isEmpty()) {
      return; // Reading the catalogue of faults takes a while.
    }
    try {
      Faults.apply(builder, names);
    } catch (IllegalArgumentException e) {
      throw wrong("--fault: " + String.valueOf(e.getMessage()));
    }
  }

  private Optional<AccessKeys> accessKeys() {
    if ((auth == Auth.SIGV4) != (credentials != null)) {
      throw wrong(
          "--auth sigv4 and --credentials FILE: expected both or neither, got only "
              + (credentials == null ? "--auth" : "--credentials"));
    }
    return Optional.ofNullable(credentials).map(AccessKeys::read);
  }
}
