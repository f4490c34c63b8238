package dev.framegate.kit.targets.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.gateway.Gateway;
import dev.framegate.kit.targets.Adapters;
import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.Declaration;
import dev.framegate.kit.targets.Target;
import dev.framegate.kit.targets.TargetUnavailableException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An adapter in the language of a shell, well and badly behaved. */
final class ProcessAdapterTest {
  private static final String STARTED =
      "{\"control-plane\":\"%s\",\"capabilities\":[\"control-plane\",\"data-plane\"],\"version\":\"7\"}";

  @TempDir private Path folder;
  private Gateway gateway;

  @BeforeEach
  void start() {
    gateway = Gateway.builder().start();
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void isAskedForTheTargetItsStagesAndToStop() throws IOException {
    Path asked = folder.resolve("asked");
    String script =
        """
        for answer in '%s' '{"data-plane":"ws://127.0.0.1:7/one","management":"http://127.0.0.1:7/m"}' '{}'
        do read -r line; printf '%%s\\n' "$line" >>'%s'; printf '%%s\\n' "$answer"; done
        """
            .formatted(STARTED.formatted(gateway.address()), asked);

    try (Target target = Adapters.open(declaration(script, "5"))) {
      assertThat(target.adapter()).isEqualTo("process");
      assertThat(target.version()).isEqualTo("7");
      assertThat(target.capabilities())
          .containsExactlyInAnyOrder(Capability.CONTROL_PLANE, Capability.DATA_PLANE);
      assertThat(target.controlPlane())
          .isEqualTo(URI.create(gateway.address().toString().replaceFirst("/$", "")));
      assertThat(target.dataPlane("a1", "test")).hasToString("ws://127.0.0.1:7/one");
      assertThat(target.management("a1", "test")).hasToString("http://127.0.0.1:7/m");
    }

    assertThat(Files.readAllLines(asked))
        .isEqualTo(
            List.of(
                "{\"do\":\"start\",\"protocol\":1}",
                "{\"do\":\"stage\",\"apiId\":\"a1\",\"stage\":\"test\"}",
                "{\"do\":\"stop\"}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '%',
      textBlock =
          """
          echo oh >&2; exit 3                       | ended with exit code 3 before it .*Its standard error:.oh
          read -r x; echo listening on port 1       | answered with a line that is no JSON: listening on port 1
          read -r x; echo '[1]'                     | answered with a line that is no JSON object: \\[1\\]
          read -r x; echo '{"error":"no licence"}'  | answered: no licence
          read -r x; sleep 60                       | did not answer within 1.0 s \\('answer-within'\\)
          read -r x; head -c 200000 /dev/zero; echo | has more than 65,536 characters
          read -r x; echo '{"control-plane":"here"}'| answered with something else than addresses: .*'control-plane'
          read -r x; echo '{"capabilities":["x"]}'  | Unknown capability 'x'
          """)
  void aFailureSaysWhatItWasAskedAndWhatItDid(String script, String told) throws IOException {
    Declaration declaration = declaration(script, "1");

    assertThatThrownBy(() -> Adapters.open(declaration))
        .isInstanceOf(TargetUnavailableException.class)
        .message()
        .startsWith("asked to 'start', the adapter 'sh ")
        .matches("(?s).*" + told + ".*");
  }

  @Test
  void aProgramThatIsNotThereIsSaid() {
    Declaration declaration =
        new Declaration(
            "mine", "process", Map.of("command", "/no/such/adapter"), Set.of(), List.of());

    assertThatThrownBy(() -> Adapters.open(declaration))
        .isInstanceOf(TargetUnavailableException.class)
        .hasMessageContaining("the adapter '/no/such/adapter' cannot be started");
  }

  private Declaration declaration(String script, String within) throws IOException {
    Path file = Files.writeString(folder.resolve("adapter.sh"), script + "\n");
    return new Declaration(
        "mine",
        "process",
        Map.of("command", "sh '" + file + "'", "answer-within", within),
        Set.of(),
        List.of());
  }
}
