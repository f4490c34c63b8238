package dev.framegate.kit.targets.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.framegate.kit.targets.Adapters;
import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.Declaration;
import dev.framegate.kit.targets.DeclarationFile;
import dev.framegate.kit.targets.Target;
import dev.framegate.kit.targets.TargetUnavailableException;
import dev.framegate.settings.SettingsException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a declaration may say of an endpoint. */
final class EndpointAdapterTest {
  @TempDir private Path folder;

  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/health",
        exchange -> {
          exchange.sendResponseHeaders(asked.incrementAndGet() < 4 ? 503 : 204, -1);
          exchange.close();
        });
    server.createContext(
        "/never",
        exchange -> {
          exchange.sendResponseHeaders(503, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          cotrol-plane: http://127.0.0.1:1 | unknown key 'cotrol-plane'. Did you mean 'control-plane'? Valid keys: name, adapter, capabilities, deviations, access-log, backend-port, backend-url, certificate-arn, clock, console, control-plane, credentials, credentials.access-key, credentials.secret-key, credentials.session-token, custom-domain, custom-domain-address, data-plane, function-arn, functions-port, functions-url, headers.*, log-group-arn, management, metrics, propagation, ready, ready.url, ready.within, region, restart, restart.at-most, restart.command, restart.remote, restart.within, secure-data-plane, spare-calls, tag-resources, trust, version.
          headers: {X-Token: "${FRAMEGATE_NO_SUCH_TOKEN}"} | 'headers.X-Token' refers to the environment variable 'FRAMEGATE_NO_SUCH_TOKEN', which is not set.
          headers: {X-Token: [hush]} | 'headers.X-Token' must be text, but is a list.
          ready: later | 'ready' must be an address such as http://127.0.0.1:4566/health, but is 'later'.
          ready: {url: "http://h/", within: soon} | 'ready.within' must be seconds such as 60, or a duration such as PT1M, from 1 s to 1 h, but is 'soon'.
          credentials: hush | unknown credentials. Expected 'none', 'default' (as AWS's own tools find them), or names of environment variables: '{access-key: MY_KEY_ID, secret-key: MY_SECRET}', for temporary keys with 'session-token: MY_TOKEN'.
          credentials: {access-key: PATH} | 'credentials.secret-key' is missing. Expected 'none', 'default' (as AWS's own tools find them), or names of environment variables: '{access-key: MY_KEY_ID, secret-key: MY_SECRET}', for temporary keys with 'session-token: MY_TOKEN'.
          credentials: {access-key: PATH, secret-key: hush} | the environment variable that 'credentials.secret-key' names is not set. Expected 'none', 'default' (as AWS's own tools find them), or names of environment variables: '{access-key: MY_KEY_ID, secret-key: MY_SECRET}', for temporary keys with 'session-token: MY_TOKEN'.
          trust: no-such.pem | 'trust: no-such.pem': no such file. Expected a PEM file, or 'insecure' to check nothing.
          tag-resources: yes | 'tag-resources' must be true or false, but is 'yes'.
          clock: later | 'clock' must be a http:// or https:// address, such as 'http://127.0.0.1:4566/clock', but is 'later'.
          secure-data-plane: "ws://h/{apiId}/{stage}" | 'secure-data-plane' must be a wss:// address with {apiId} and {stage}, such as 'wss://127.0.0.1:4566/{apiId}/{stage}', but is 'ws://h/{apiId}/{stage}' in quotes.
          backend-url: http://here.example/path | 'backend-url' must be an address without a path, such as https://abc.tunnel.example, but is 'http://here.example/path'.
          capabilities: [] | 'capabilities' is empty, so no rule could run. Start with 'capabilities: [control-plane, data-plane]'.
          capabilities: [control-plane, lambda] | the capability 'lambda' needs the key 'functions-port': the port of this machine at which the target invokes functions, as AWS Lambda's Invoke is called. To skip its rules, remove the capability.
          capabilities: [aws-services] | the adapter 'endpoint' cannot serve the capability 'aws-services'. It can serve: control-plane, data-plane, management-api, http-backend, lambda, authorizer, custom-domain, tls, clock, metrics, access-logs, log-lines, iam, console, slow.
          capabilities: [control-plane, authorizer] | the capability 'authorizer' needs the key 'functions-port': the port of this machine at which the target invokes functions, as AWS Lambda's Invoke is called. To skip its rules, remove the capability.
          functions-port: 99999 | 'functions-port' must be a whole number from 1 to 65535, but is '99999'.
          capabilities: [control-plane, clock] | the capability 'clock' needs the key 'clock': the address where time is advanced. To skip its rules, remove the capability.
          capabilities: [control-plane, console] | the capability 'console' needs the key 'console': the address of its console. To skip its rules, remove the capability.
          capabilities: [control-plane, log-lines] | the capability 'log-lines' needs the key 'access-log': the file that access logs are written to. To skip its rules, remove the capability.
          capabilities: [control-plane, tls] | the capability 'tls' needs the key 'secure-data-plane': the wss:// address of a stage. To skip its rules, remove the capability.
          capabilities: [control-plane, iam] | the capability 'iam' needs the key 'credentials': a target that verifies signatures rejects the kit's calls without them. To skip its rules, remove the capability.
          """)
  void anErrorNamesTheLineAndWhatIsValid(String line, String message) {
    assertThatThrownBy(() -> open(line))
        .isInstanceOf(SettingsException.class)
        .hasMessage(folder.resolve("target.yaml") + ", line 6: " + message)
        .hasMessageNotContaining("hush");
  }

  @Test
  void halfOfABackendsAddressIsNotEnough() {
    assertThatThrownBy(() -> open("backend-url: http://here.example"))
        .hasMessage(
            folder.resolve("target.yaml")
                + ": 'backend-port' is missing. Example: 'backend-port: 8099'.");
  }

  @Test
  void headersAreAMapWhoseValuesMayComeFromTheEnvironment() throws IOException {
    String path = System.getenv("PATH");
    Target target = open("headers: {X-Tenant: blue, X-Path: \"at ${PATH}\"}");

    assertThat(target.headers()).containsEntry("X-Tenant", "blue");
    assertThat(target.headers()).containsEntry("X-Path", "at " + path);
  }

  @Test
  void tlsMayHaveAnAddressOfItsOwn() throws IOException {
    Target target =
        open(
            "capabilities: [data-plane, tls]\nsecure-data-plane: wss://127.0.0.1:2/{apiId}/{stage}");

    assertThat(target.secureDataPlane("a1", "test")).hasToString("wss://127.0.0.1:2/a1/test");
    assertThat(target.dataPlane("a1", "test")).hasToString("ws://127.0.0.1:1/a1/test");
  }

  @Test
  void addressesOfWhatIsNotListedMayBeLeftOut() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("target.yaml"),
            "name: a\nadapter: endpoint\ncontrol-plane: %s\ncapabilities: [control-plane]\n"
                .formatted(address()));
    try (Target target = Adapters.open(DeclarationFile.read(file))) {
      assertThat(target.capabilities()).containsExactly(Capability.CONTROL_PLANE);
      assertThatThrownBy(() -> target.management("a1", "test"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("The declaration has no 'management'.");
    }
  }

  @Test
  void anAddressOfWhatIsListedIsNeeded() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("target.yaml"),
            "name: a\nadapter: endpoint\ncontrol-plane: %s\ncapabilities: [data-plane]\n"
                .formatted(address()));

    assertThatThrownBy(() -> Adapters.open(DeclarationFile.read(file)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("'data-plane' is missing");
  }

  @Test
  void aTargetThatStartsIsWaitedFor() throws IOException {
    open("ready: {url: %s/health, within: 30}".formatted(address()));

    assertThat(asked).hasValue(4);
  }

  @Test
  void aTargetThatIsNotReadyInTimeIsReportedWithItsLastAnswer() {
    assertThatThrownBy(() -> open("ready: {url: %s/never, within: PT1S}".formatted(address())))
        .isInstanceOf(TargetUnavailableException.class)
        .hasMessageContaining(
            address() + "/never was not ready in 1 s; its last answer: status 503");
  }

  @Test
  void trustIsAFileOrANoteInTheReport() throws IOException {
    assertThat(open("trust: insecure").notes())
        .containsExactly("'trust: insecure': no certificate of the target was checked.");
    assertThat(open("version: 3").notes()).isEmpty();
    Path empty = Files.writeString(folder.resolve("empty.pem"), "");
    assertThatThrownBy(() -> open("trust: " + empty))
        .hasMessageContaining("holds no certificate. Expected a PEM file, or 'insecure'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://          | ws://h/{apiId}/{stage} | 'control-plane' must be a http:// or https:// address, such as 'http://127.0.0.1:4566', but is 'http://'.
          127.0.0.1:4566   | ws://h/{apiId}/{stage} | 'control-plane' must be a http:// or https:// address, such as 'http://127.0.0.1:4566', but is '127.0.0.1:4566'.
          ws://h           | ws://h/{apiId}/{stage} | 'control-plane' must be a http:// or https:// address, such as 'http://127.0.0.1:4566', but is 'ws://h'.
          http://h         | {apiId}/{stage}        | 'data-plane' must be a ws:// or wss:// address with {apiId} and {stage}, such as 'ws://127.0.0.1:4566/{apiId}/{stage}', but is '{apiId}/{stage}'.
          http://h         | ws:// {apiId}{stage}   | 'data-plane' must be a ws:// or wss:// address with {apiId} and {stage}, such as 'ws://127.0.0.1:4566/{apiId}/{stage}', but is 'ws:// {apiId}{stage}'.
          http://h         | ws://h/{apiId}         | 'data-plane' must be a ws:// or wss:// address with {apiId} and {stage}, such as 'ws://127.0.0.1:4566/{apiId}/{stage}', but is 'ws://h/{apiId}'.
          """)
  void anAddressThatIsNoneIsRejected(String control, String data, String message) {
    Declaration declaration =
        new Declaration(
            "mine",
            "endpoint",
            Map.of(
                "control-plane",
                control,
                "data-plane",
                data,
                "management",
                "http://h/{apiId}/{stage}"),
            Set.of(Capability.CONTROL_PLANE),
            List.of());

    assertThatThrownBy(() -> Adapters.open(declaration))
        .isInstanceOf(SettingsException.class)
        .hasMessage("target 'mine': " + message);
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The shortest declaration that can be used, and one line. */
  private Target open(String line) throws IOException {
    String capabilities =
        line.startsWith("capabilities") ? "" : "capabilities: [control-plane, data-plane]\n";
    Path file =
        Files.writeString(
            folder.resolve("target.yaml"),
            """
            name: mine
            adapter: endpoint
            control-plane: %1$s
            data-plane: ws://127.0.0.1:1/{apiId}/{stage}
            management: %1$s/{apiId}/{stage}
            %3$s
            %2$s
            """
                .formatted(address(), capabilities, line));
    return Adapters.open(DeclarationFile.read(file));
  }
}
