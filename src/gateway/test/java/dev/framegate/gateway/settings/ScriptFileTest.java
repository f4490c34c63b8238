package dev.framegate.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScriptFileTest {
  @TempDir private Path folder;

  @Test
  void everyStepIsRead() throws IOException {
    Script script =
        read(
            """
            steps:
              - expect: connection
                within: PT1M
              - expect: message
                like: {action: join, room: 1}
              - send: hello
              - close: 1001
                reason: Going away
              - drop: connection
              - refuse: 429
                times: 2
              - delay: 2
              - wait: 1
              - callbacks: 410
              - expect: callback
              - expect: end
              - expect: no connection
                within: 3
            """);

    assertThat(script.steps())
        .extracting(ScriptStep::text)
        .containsExactly(
            "expect a connection within 60 s",
            "expect a message like {\"action\":\"join\",\"room\":\"1\"} within 30 s",
            "send hello",
            "close with 1001",
            "drop the connection",
            "refuse 2 handshakes with 429",
            "delay answers by 2 s",
            "wait 1 s",
            "answer callbacks with 410",
            "expect a callback within 30 s",
            "expect the end of the connection within 30 s",
            "expect no connection and no handshake within 3 s");
    assertThat(script.steps().get(3).place()).contains("script.yaml").contains("7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                 | no steps
          {steps: [{wait: 1, send: hello}]}                  | a step has one of the keys
          {steps: [{clsoe: 1001}]}                           | a step has one of the keys
          {steps: [{close: 1006}]}                           | a code that a close frame can carry
          {steps: [{close: 1001, within: 3}]}                | unknown key 'within'
          {steps: [{callbacks: 500}]}                        | 410, 413, 429, or 200
          {steps: [{expect: reconnect}]}                     | connection, no connection, message
          {steps: [{expect: connection, like: {a: b}}]}      | only a message can be like something
          {steps: [{delay: 60}]}                             | must be seconds
          """)
  void whatIsNoStepIsRefused(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("script.yaml")
        .hasMessageContaining(message);
  }

  private Script read(String text) throws IOException {
    return Script.read(Files.writeString(folder.resolve("script.yaml"), text));
  }
}
