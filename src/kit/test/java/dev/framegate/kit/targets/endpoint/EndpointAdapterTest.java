package dev.framegate.kit.targets.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.framegate.kit.targets.Adapters;
import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.Declaration;
import dev.framegate.kit.targets.DeclarationException;
import dev.framegate.kit.targets.DeclarationFile;
import dev.framegate.kit.targets.Target;
import dev.framegate.kit.targets.TargetUnavailableException;
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

  @Test
  void anUnknownKeyIsToldWithEveryLegalOne() {
    assertThatThrownBy(() -> open("cotrol-plane: http://127.0.0.1:1"))
        .isInstanceOf(DeclarationException.class)
        .hasMessageContaining("the adapter 'endpoint' knows no 'cotrol-plane'. Legal keys: name,")
        .hasMessageContaining("control-plane, credentials, credentials.access-key")
        .hasMessageContaining("headers.*");
    assertThatThrownBy(() -> open("ready: {adress: http://127.0.0.1:1}"))
        .hasMessageContaining("knows no 'ready.adress'");
  }

  @Test
  void headersAreAMapWhoseValuesMayComeFromTheEnvironment() throws IOException {
    String path = System.getenv("PATH");
    Target target = open("headers: {X-Tenant: blue, X-Path: \"at ${PATH}\"}");

    assertThat(target.headers()).containsEntry("X-Tenant", "blue");
    assertThat(target.headers()).containsEntry("X-Path", "at " + path);
    assertThatThrownBy(() -> open("headers: {X-Token: \"${FRAMEGATE_NO_SUCH_TOKEN}\"}"))
        .isInstanceOf(DeclarationException.class)
        .hasMessageContaining("'headers.X-Token: ${FRAMEGATE_NO_SUCH_TOKEN}'")
        .hasMessageContaining("not set");
  }

  @Test
  void aTargetThatStartsIsWaitedFor() throws IOException {
    open("ready: {url: %s/health, within: 30}".formatted(address()));

    assertThat(asked).hasValue(4);
  }

  @Test
  void aTargetThatNeverComesIsToldWithItsLastAnswer() {
    assertThatThrownBy(() -> open("ready: {url: %s/never, within: PT1S}".formatted(address())))
        .isInstanceOf(TargetUnavailableException.class)
        .hasMessageContaining(address() + "/never was not ready in 1 s; last seen: status 503");
    assertThatThrownBy(() -> open("ready: {url: %s/health, within: soon}".formatted(address())))
        .isInstanceOf(DeclarationException.class)
        .hasMessageContaining("expected seconds such as 60");
    assertThatThrownBy(() -> open("ready: later"))
        .isInstanceOf(DeclarationException.class)
        .hasMessageContaining("'ready: later' is no address");
  }

  @Test
  void credentialsAreNamesAndNeverSecrets() {
    assertThatThrownBy(() -> open("credentials: AKIDEXAMPLE"))
        .isInstanceOf(DeclarationException.class)
        .hasMessageContaining("Expected 'none', 'default'");
    assertThatThrownBy(() -> open("credentials: {access-key: PATH}"))
        .hasMessageContaining("'credentials.secret-key' is missing");
    assertThatThrownBy(() -> open("credentials: {access-key: PATH, secret-key: not/a/variable}"))
        .hasMessageContaining("the environment variable that 'credentials.secret-key' names")
        .hasMessageNotContaining("not/a/variable");
  }

  @Test
  void whoVerifiesSignaturesNeedsKeys() {
    assertThatThrownBy(() -> open("capabilities: [control-plane, iam]"))
        .isInstanceOf(DeclarationException.class)
        .hasMessageContaining("the capability 'iam' needs 'credentials:'");
  }

  @Test
  void trustIsAFileOrALoudNote() throws IOException {
    assertThat(open("trust: insecure").notes())
        .containsExactly("'trust: insecure': no certificate of the target was checked.");
    assertThat(open("version: 3").notes()).isEmpty();
    assertThatThrownBy(() -> open("trust: no-such.pem"))
        .isInstanceOf(DeclarationException.class)
        .hasMessageContaining("'trust: no-such.pem': there is no such file");
    Path empty = Files.writeString(folder.resolve("empty.pem"), "");
    assertThatThrownBy(() -> open("trust: " + empty))
        .hasMessageContaining("it holds no certificate. Expected a PEM file, or 'insecure'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http:// | ws://h/{apiId}/{stage} | 'control-plane: http://' is no address",
        "127.0.0.1:4566 | ws://h/{apiId}/{stage} | 'control-plane: 127.0.0.1:4566' is no address",
        "http://h | {apiId}/{stage} | 'data-plane: {apiId}/{stage}' is no address",
        "http://h | ws:// {apiId}{stage} | 'data-plane: ws:// {apiId}{stage}' is no address",
      })
  void anAddressWithoutSchemeOrHostIsRefused(String control, String data, String complaint) {
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
        .isInstanceOf(DeclarationException.class)
        .hasMessageContaining(complaint)
        .hasMessageContaining("expected one such as");
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
            %2$s%3$s
            """
                .formatted(address(), capabilities, line));
    return Adapters.open(DeclarationFile.read(file));
  }
}
