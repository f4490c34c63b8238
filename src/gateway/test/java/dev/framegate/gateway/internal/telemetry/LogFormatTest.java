package dev.framegate.gateway.internal.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.gateway.internal.integration.IntegrationFailure;
import dev.framegate.gateway.internal.integration.IntegrationType;
import dev.framegate.gateway.internal.runtime.EventReport;
import dev.framegate.gateway.internal.runtime.MessageError;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LogFormatTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          $context.requestId                           | r1=
          $context.eventType:$context.routeKey         | MESSAGE:echo
          {"id":"$context.connectionId"}               | {"id":"c1="}
          $context.identity.sourceIp                   | 127.0.0.1
          $context.status $context.error.message       | 403 Forbidden
          $context.error.messageString                 | "Forbidden"
          $context.error.responseType                  | ACCESS_DENIED
          $context.authorizer.principalId              | -
          $context.identity                            | -
          $context.nothing $contextual $context        | - $contextual $context
          $context.requestId. $context.stage, done     | r1=. test, done
          $stageVariables.x $input.body                | $stageVariables.x $input.body
          """)
  void variablesAreFilled(String format, String line) {
    assertThat(LogFormat.line(format, EventReports.refused("abc", "test", MessageError.FORBIDDEN)))
        .isEqualTo(line);
  }

  @Test
  void whatAClientWroteCannotBeginALineOfItsOwn() {
    assertThat(LogFormat.line("$context.identity.userAgent", EventReports.message("abc", "test")))
        .isEqualTo("a \"b\"\\u000a");
  }

  @ParameterizedTest
  @CsvSource({
    "AWS_PROXY,  418, '', 418 200 12 -",
    "HTTP_PROXY, 503, '', 503 503 12 -",
    "HTTP,       0, TIMED_OUT, - - 12 too late"
  })
  void theIntegrationIsTold(IntegrationType type, int status, String failure, String line) {
    boolean failed = !failure.isEmpty();
    EventReport report =
        EventReports.message("abc", "test")
            .withCall(
                Optional.of(
                    new EventReport.Call(
                        type,
                        "",
                        Duration.ofMillis(12),
                        status,
                        failed
                            ? Optional.of(IntegrationFailure.valueOf(failure))
                            : Optional.empty(),
                        failed ? "too late" : "")));

    assertThat(
            LogFormat.line(
                "$context.integration.status $context.integration.integrationStatus"
                    + " $context.integration.latency $context.integration.error",
                report))
        .isEqualTo(line);
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:logs:us-east-1:000000000000:log-group:chat,               chat.log",
    "arn:aws:logs:us-east-1:000000000000:log-group:chat:*,             chat.log",
    "arn:aws:logs:us-east-1:000000000000:log-group:/aws/chat/test,     aws_chat_test.log",
    "arn:aws:logs:eu-west-1:111122223333:log-group:chat,               chat.log",
    "anything,                                                         anything.log"
  })
  void aDestinationIsAFileOfTheFolder(String destination, String file) {
    assertThat(LogFileName.of(destination)).isEqualTo(file);
  }

  /** Names that one file of the folder could stand for, or a file outside of it. */
  @Test
  void noTwoGroupsShareAFile() {
    List<String> names =
        List.of(
            "a:b",
            "a\nb",
            "a b",
            "a_b",
            "a/b",
            "/a/b",
            "//a/b",
            "/a",
            "a",
            "A",
            "a~b",
            "..",
            ".",
            "",
            "log",
            "../../etc/passwd",
            "/aws/my chat",
            "/aws/my_chat",
            "aws_my_chat",
            "x".repeat(300),
            "x".repeat(301),
            "arn:aws:firehose:us-east-1:000000000000:deliverystream/a");
    List<String> files = names.stream().map(LogFileName::of).toList();

    assertThat(files.stream().map(file -> file.toLowerCase(java.util.Locale.ROOT)))
        .doesNotHaveDuplicates();
    assertThat(files)
        .allSatisfy(file -> assertThat(file).matches("[A-Za-z0-9_-][A-Za-z0-9._~-]{0,230}[.]log"));
  }

  @ParameterizedTest
  @CsvSource({
    "0009", "000a", "000d", "001b", "007f", "0080", "0085", "009b", "2028", "2029", "202e", "2066",
    "d800", "dc00"
  })
  void aLineStaysOneLineThatNoTerminalTakesForAnother(String code) {
    String value = "a" + (char) Integer.parseInt(code, 16) + "b";
    assertThat(LogFormat.oneLine(value)).isEqualTo("a\\u" + code + "b");
    assertThat(LogFormat.line(value, EventReports.message("abc", "test")))
        .isEqualTo("a\\u" + code + "b");
  }

  @Test
  void otherTextStaysAsItIs() {
    String text = "Zo\u00eb \ud83d\ude00 \u65e5\u672c \u00a0";
    assertThat(LogFormat.oneLine(text)).isEqualTo(text);
  }
}
