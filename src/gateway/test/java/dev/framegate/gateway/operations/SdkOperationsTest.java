package dev.framegate.gateway.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.contract.Operation;
import dev.framegate.contract.ServiceModel;
import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.settings.AccessKey;
import dev.framegate.gateway.settings.AccessKeys;
import dev.framegate.gateway.settings.Limit;
import dev.framegate.gateway.settings.Limits;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.ApiGatewayV2Exception;
import software.amazon.awssdk.services.apigatewayv2.model.BadRequestException;
import software.amazon.awssdk.services.apigatewayv2.model.TooManyRequestsException;

/** Every operation of the contract by the unmodified SDK: success, and each error of the model. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SdkOperationsTest {
  /** Forty calls at once are allowed, and ten more a second; no client is that slow. */
  private static final int UNTIL_REFUSED = 2_000;

  private static final AccessKeys KEYS =
      AccessKeys.of(
          List.of(
              new AccessKey("000000000000", "AKIDKNOWN", "secret"),
              new AccessKey("000000000000", "AKIDGUEST", "secret").withPolicy(nothingAllowed())));

  private final AtomicInteger worlds = new AtomicInteger();
  private final Gateway gateway =
      Gateway.builder()
          .limits(Limits.aws().with(Limit.APIS, 10_000).with(Limit.DOMAIN_NAMES, 10_000))
          .start();
  private final Gateway limited =
      Gateway.builder().limits(Limits.aws().with(Limit.CONTROL_PLANE_RATES, 1)).start();
  private final Gateway signed = Gateway.builder().signedBy(KEYS).start();
  private final ApiGatewayV2Client sdk = client(gateway, "AKIDKNOWN");
  private final ApiGatewayV2Client hasty = client(limited, "AKIDKNOWN");
  private final ApiGatewayV2Client stranger = client(signed, "AKIDSTRANGER");
  private final ApiGatewayV2Client guest = client(signed, "AKIDGUEST");

  private static ObjectNode nothingAllowed() {
    ObjectNode policy = JsonNodeFactory.instance.objectNode();
    policy.putArray("Statement");
    return policy;
  }

  private static ApiGatewayV2Client client(Gateway gateway, String key) {
    return ApiGatewayV2Client.builder()
        .endpointOverride(gateway.address())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(key, "secret")))
        .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .httpClient(ApacheHttpClient.create())
        .build();
  }

  @AfterAll
  void close() {
    Stream.of(sdk, hasty, stranger, guest).forEach(ApiGatewayV2Client::close);
    Stream.of(gateway, limited, signed).forEach(Gateway::close);
  }

  static List<OperationCase> rows() {
    return Stream.of(
            ApiCases.rows(),
            IntegrationCases.rows(),
            StageCases.rows(),
            ModelCases.rows(),
            DomainCases.rows())
        .flatMap(List::stream)
        .toList();
  }

  private TestResources world() {
    return TestResources.create(sdk, "w" + worlds.incrementAndGet() + ".test");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void succeeds(OperationCase row) {
    row.succeed(world());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void failsWithEachErrorOfTheModel(OperationCase row) {
    row.fails()
        .forEach(
            (error, call) -> {
              TestResources world =
                  error.equals("NotFoundException") ? TestResources.nowhere(sdk) : world();
              refused(error, call, world);
            });
  }

  /** The parent is there, the resource is not. */
  @ParameterizedTest
  @MethodSource("rows")
  void failsBelowAParentThatIsThere(OperationCase row) {
    Operation operation = operation(row);
    long ids =
        operation.input().members().values().stream()
            .filter(member -> operation.uri().contains("{" + member.wireName() + "}"))
            .count();
    if (ids > 1) {
      refused("NotFoundException", row.fails().get("NotFoundException"), world().emptied());
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void isThrottledBeyondTheRates(OperationCase row) {
    TestResources nowhere = TestResources.nowhere(hasty);
    for (int calls = 0; calls < UNTIL_REFUSED; calls++) {
      try {
        any(row).accept(nowhere);
      } catch (TooManyRequestsException refused) {
        assertThat(refused.statusCode()).isEqualTo(429);
        return;
      } catch (ApiGatewayV2Exception other) {
        assertThat(other.statusCode()).isLessThan(429);
      }
    }
    throw new AssertionError(row + " was never throttled");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void isClosedToStrangers(OperationCase row) {
    refused("UnrecognizedClientException", any(row), TestResources.nowhere(stranger));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void isForbiddenToWhomNoPolicyAllowsIt(OperationCase row) {
    refused("AccessDeniedException", any(row), TestResources.nowhere(guest));
  }

  static Set<String> otherOperations() {
    return OtherOperations.all().keySet();
  }

  @ParameterizedTest
  @MethodSource("otherOperations")
  void whatWebSocketApisDoNotHaveSaysSo(String operation) {
    assertThatThrownBy(() -> OtherOperations.call(operation, sdk))
        .cause()
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining(operation + " is not offered: this gateway serves WebSocket APIs");
  }

  private static void refused(String error, Consumer<TestResources> call, TestResources world) {
    ApiGatewayV2Exception thrown =
        catchThrowableOfType(ApiGatewayV2Exception.class, () -> call.accept(world));
    assertThat(thrown).as(error).isNotNull();
    assertThat(thrown.awsErrorDetails().errorCode()).isEqualTo(error);
    assertThat(thrown.awsErrorDetails().errorMessage()).isNotBlank();
    assertThat(thrown.requestId()).isNotBlank();
  }

  private static Consumer<TestResources> any(OperationCase row) {
    return row.fails().values().iterator().next();
  }

  private static Operation operation(OperationCase row) {
    return ServiceModel.controlPlane().operation(row.operation()).orElseThrow();
  }

  @Test
  void everyOperationOfTheContractHasARow() {
    Set<String> known = new HashSet<>();
    rows().forEach(row -> assertThat(known.add(row.operation())).isTrue());
    assertThat(known).doesNotContainAnyElementsOf(OtherOperations.all().keySet());
    known.addAll(OtherOperations.all().keySet());
    assertThat(known)
        .containsExactlyInAnyOrderElementsOf(
            ServiceModel.controlPlane().operations().stream().map(Operation::name).toList());
  }

  /** 429 and 403 are provoked for all alike. */
  @ParameterizedTest
  @MethodSource("rows")
  void everyErrorOfTheModelHasACaseOrAReason(OperationCase row) {
    Set<String> covered = new HashSet<>(row.fails().keySet());
    covered.addAll(row.impossible().keySet());
    covered.addAll(Set.of("TooManyRequestsException", "AccessDeniedException"));
    assertThat(covered).containsAll(operation(row).errors());
    assertThat(row.fails()).doesNotContainKeys(row.impossible().keySet().toArray(String[]::new));
    assertThat(operation(row).errors()).containsAll(row.impossible().keySet());
  }
}
