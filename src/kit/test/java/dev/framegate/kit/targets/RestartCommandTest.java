package dev.framegate.kit.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The key {@code restart}: how the command is split, and where it may be run. */
final class RestartCommandTest {
  private static final URI HERE = URI.create("ws://127.0.0.1:4566/test");
  private static final URI ELSEWHERE = URI.create("ws://gateway.example:4566/test");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '%',
      textBlock =
          """
          node server.js --port 4566      | [node, server.js, --port, 4566]
          docker  restart   gateway       | [docker, restart, gateway]
          sh -c 'cd /srv && ./start > log'| [sh, -c, cd /srv && ./start > log]
          "/opt/my gateway/run" ''        | [/opt/my gateway/run, ]
          run --name=my' 'gateway         | [run, --name=my gateway]
          """)
  void isSplitAtBlanksOutsideQuotes(String command, String words) {
    assertThat(CommandWords.of(command).words()).hasToString(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '%',
      textBlock =
          """
          ./start > log     | '>' would be part of a word
          ./start & ./other | '&' would be part of a word
          echo $HOME        | '$' would be part of a word
          echo 'one         | the quote ' is not closed
          ''                | it names no program
          """)
  void whatIsMeantForAShellIsAnError(String command, String problem) {
    assertThatThrownBy(() -> RestartCommand.of(declaration(Map.of("restart", command))))
        .hasMessageContaining("'restart': ")
        .hasMessageContaining(problem);
  }

  @Test
  void hasBounds() {
    RestartCommand command =
        RestartCommand.of(
                declaration(
                    Map.of(
                        "restart.command",
                        "./start",
                        "restart.within",
                        "5",
                        "restart.at-most",
                        "3")))
            .orElseThrow();

    assertThat(command)
        .isEqualTo(new RestartCommand(List.of("./start"), Duration.ofSeconds(5), 3, false));
    assertThatThrownBy(
            () ->
                RestartCommand.of(
                    declaration(Map.of("restart.command", "./start", "restart.at-most", "0"))))
        .hasMessageContaining("a whole number from 1 to 1000");
  }

  @Test
  void isNotRunForAnotherMachineUnlessThatIsDeclared() {
    Declaration plain = declaration(Map.of("restart", "./start"));
    Declaration remote =
        declaration(Map.of("restart.command", "./start", "restart.remote", "true"));

    RestartCommand.require(plain, List.of(HERE, URI.create("http://localhost:1")));
    RestartCommand.require(remote, List.of(ELSEWHERE));
    assertThatThrownBy(() -> RestartCommand.require(plain, List.of(HERE, ELSEWHERE)))
        .hasMessageContaining("the target is at 'gateway.example'")
        .hasMessageContaining("remote: true");
  }

  private static Declaration declaration(Map<String, String> settings) {
    return new Declaration("mine", "edge", settings, Set.of(), List.of());
  }
}
