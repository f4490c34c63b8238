package dev.framegate.gateway.internal.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.gateway.internal.integration.IntegrationFailure;
import dev.framegate.gateway.internal.integration.IntegrationType;
import dev.framegate.gateway.internal.runtime.EventReport;
import dev.framegate.gateway.internal.runtime.MessageError;
import java.time.Duration;
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
    "arn:aws:logs:us-east-1:000000000000:log-group:/aws/my chat,       aws_my_chat.log",
    "arn:aws:firehose:us-east-1:000000000000:deliverystream/amazon-a,  amazon-a.log",
    "arn:aws:logs:us-east-1:000000000000:log-group:../../etc/passwd,   .._.._etc_passwd.log",
    "arn:aws:logs:us-east-1:000000000000:log-group:..,                 log.log",
    "anything,                                                         anything.log"
  })
  void aDestinationIsAFileOfTheFolder(String destination, String file) {
    assertThat(LogFileName.of(destination)).isEqualTo(file);
  }
}
