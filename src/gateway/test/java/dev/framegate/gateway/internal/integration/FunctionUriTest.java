package dev.framegate.gateway.internal.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.gateway.settings.FunctionName;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionUriTest {
  private static final Map<String, String> VARIABLES =
      Map.of("fn", "hello:PROD", "alias", "v2", "odd", "$1\\");

  @ParameterizedTest
  @CsvSource({
    "hello, hello, ''",
    "hello:7, hello, 7",
    "hello:$LATEST, hello, $LATEST",
    "${stageVariables.fn}, hello, PROD",
    "hello:${stageVariables.alias}, hello, v2",
  })
  void readsNameAndQualifier(String function, String name, String qualifier) {
    FunctionName read = FunctionUri.resolve(LambdaRunner.uri(function), VARIABLES);
    assertThat(read.name()).isEqualTo(name);
    assertThat(read.qualifier()).isEqualTo(qualifier);
    assertThat(read.arn()).isEqualTo("arn:aws:lambda:us-east-1:123456789012:function:" + name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a/../b", "a?x=1", "${stageVariables.none}", "${stageVariables.odd}", "a:b:c"})
  void refusesWhatIsNoFunction(String function) {
    assertThatThrownBy(() -> FunctionUri.resolve(LambdaRunner.uri(function), VARIABLES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("expected ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "http://127.0.0.1/",
        "arn:aws:lambda:us-east-1:123456789012:function:hello",
        "arn:aws:apigateway:us-east-1:sqs:path/123456789012/queue",
      })
  void refusesOtherAddresses(String uri) {
    assertThatThrownBy(() -> FunctionUri.resolve(uri, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("expected arn:aws:apigateway:");
  }
}
