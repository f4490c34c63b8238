package dev.framegate.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.internal.control.ControlPlaneRule;
import dev.framegate.gateway.internal.control.ResourceKind;
import dev.framegate.gateway.internal.control.UpdatePolicy;
import dev.framegate.gateway.internal.edge.HandshakePolicy;
import dev.framegate.gateway.settings.FunctionName;
import dev.framegate.gateway.settings.FunctionResult;
import dev.framegate.gateway.settings.Functions;
import dev.framegate.testing.SdkClients;
import dev.framegate.testing.SdkEchoApi;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.ApiGatewayV2Exception;

/** A fault is noticed where its part answers otherwise, and nowhere else. */
final class WrongPartsTest {
  private static final byte[] EVENT = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
  private static final FunctionName NAME =
      new FunctionName("arn:aws:lambda:us-east-1:000000000000:function:f", "f", "");

  @Test
  void callsOfTheControlPlaneAreComparedByTheirAnswers() {
    WrongParts wrong =
        new WrongParts(faults("deployment-created-200", "tags-dropped", "stage-tells-its-api"));
    try (Gateway gateway = wrong.beside(Gateway.builder()).start();
        ApiGatewayV2Client sdk = SdkClients.controlPlane(gateway.address())) {
      SdkEchoApi api = SdkEchoApi.create(sdk);
      assertThat(wrong.takeDiffering()).doesNotContain("deployment-created-200");

      api.deployTo("test");
      assertThat(wrong.takeDiffering()).contains("deployment-created-200");

      sdk.getApi(r -> r.apiId(api.id()));
      assertThat(wrong.takeDiffering()).isEmpty();

      sdk.getStage(r -> r.apiId(api.id()).stageName("test"));
      assertThat(wrong.takeDiffering()).containsExactly("stage-tells-its-api");
    }
  }

  @Test
  void aRuleThatIsNotEnforcedDiffersWhereItIsBroken() {
    WrongParts wrong =
        new WrongParts(
            List.of(fault(PolicyReplacement.without(ControlPlaneRule.ROUTE_KEY_UNIQUE))));
    try (Gateway gateway = wrong.beside(Gateway.builder()).start();
        ApiGatewayV2Client sdk = SdkClients.controlPlane(gateway.address())) {
      SdkEchoApi api = SdkEchoApi.create(sdk);
      sdk.createRoute(r -> r.apiId(api.id()).routeKey("once"));
      assertThat(wrong.takeDiffering()).isEmpty();

      assertThat(catchThrowable(() -> sdk.createRoute(r -> r.apiId(api.id()).routeKey("once"))))
          .isInstanceOf(ApiGatewayV2Exception.class);
      assertThat(wrong.takeDiffering()).containsExactly("any");
    }
  }

  @Test
  void whatIsAskedForIsComparedBeforeItIsDone() {
    WrongParts wrong = watching(right -> (f, event, async) -> right.invoke(f, new byte[0], async));
    List<Set<String>> seen = new ArrayList<>();
    Functions right =
        (f, event, async) -> {
          seen.add(wrong.takeDiffering());
          return new CompletableFuture<>();
        };
    wrong.compared(Functions.class, right).invoke(NAME, EVENT, false);

    assertThat(seen).containsExactly(Set.of("any"));
  }

  @Test
  void whatIsMadeOfAnAnswerIsComparedBeforeOthersSeeIt() {
    WrongParts wrong =
        watching(right -> (f, event, async) -> right.invoke(f, event, async).thenApply(r -> OTHER));
    CompletableFuture<FunctionResult> answer = new CompletableFuture<>();
    CompletionStage<Set<String>> seen =
        invoke(wrong, answer).thenApply(any -> wrong.takeDiffering());
    assertThat(wrong.takeDiffering()).isEmpty();

    answer.complete(new FunctionResult.Returned(EVENT));
    assertThat(seen.toCompletableFuture()).isCompletedWithValue(Set.of("any"));
  }

  private static final FunctionResult OTHER = new FunctionResult.Returned(new byte[0]);

  @Test
  void theSameAnswerIsNotNoticed() {
    WrongParts wrong =
        watching(
            right ->
                (f, event, async) ->
                    right
                        .invoke(f, event, async)
                        .thenApply(
                            r ->
                                r instanceof FunctionResult.Returned returned
                                    ? new FunctionResult.Returned(returned.payload().clone())
                                    : r));
    CompletionStage<FunctionResult> seen =
        invoke(wrong, CompletableFuture.completedFuture(new FunctionResult.Returned(EVENT)));

    assertThat(seen.toCompletableFuture()).isCompleted();
    assertThat(wrong.takeDiffering()).isEmpty();
  }

  @Test
  void anActThatIsLeftOutOrDoneTwiceIsNoticed() {
    FunctionResult result = new FunctionResult.Returned(EVENT);
    for (UnaryOperator<Functions> change :
        List.<UnaryOperator<Functions>>of(
            right -> (f, event, async) -> CompletableFuture.completedFuture(result),
            right ->
                (f, event, async) ->
                    right
                        .invoke(f, event, async)
                        .thenCompose(first -> right.invoke(f, event, async)))) {
      WrongParts wrong = watching(change);
      AtomicInteger calls = new AtomicInteger();
      Functions right =
          (f, event, async) -> {
            calls.incrementAndGet();
            return CompletableFuture.completedFuture(result);
          };
      wrong.compared(Functions.class, right).invoke(NAME, EVENT, false);

      assertThat(wrong.takeDiffering()).containsExactly("any");
      assertThat(calls).hasValue(1);
    }
  }

  @Test
  void aFailureIsComparedToo() {
    WrongParts wrong =
        watching(
            right -> (f, event, async) -> right.invoke(f, event, async).exceptionally(e -> OTHER));
    CompletableFuture<FunctionResult> answer = new CompletableFuture<>();
    CompletionStage<FunctionResult> seen = invoke(wrong, answer);
    answer.completeExceptionally(new IllegalStateException("lost"));

    assertThat(wrong.takeDiffering()).containsExactly("any");
    assertThat(seen.toCompletableFuture())
        .failsWithin(Duration.ZERO)
        .withThrowableOfType(ExecutionException.class)
        .withMessageContaining("lost");
  }

  @Test
  void whatAWrongPartChangesStaysRight() {
    WrongParts wrong =
        new WrongParts(
            List.of(fault(PolicyReplacement.updatesIgnore(ResourceKind.API, "description"))));
    UpdatePolicy updates = wrong.compared(UpdatePolicy.class, UpdatePolicy.aws());
    ObjectNode request = JsonNodeFactory.instance.objectNode().put("description", "new");

    assertThat(updates.apply(ResourceKind.API, request.objectNode(), request)).isEqualTo(request);
    assertThat(wrong.takeDiffering()).containsExactly("any");
  }

  @Test
  void anotherFigureIsNoticedThoughTheSameClassTellsIt() {
    WrongParts wrong = new WrongParts(faults("urls-of-8192"));
    try (Gateway gateway =
        wrong
            .beside(
                Gateway.builder()
                    .replace(
                        HandshakePolicy.class,
                        right -> {
                          HandshakePolicy compared = wrong.compared(HandshakePolicy.class, right);
                          compared.newConnectionId();
                          assertThat(wrong.takeDiffering()).isEmpty();
                          compared.maxUrlCharacters();
                          return right;
                        }))
            .start()) {
      assertThat(wrong.takeDiffering()).containsExactly("urls-of-8192");
    }
  }

  @Test
  void aValueMayDifferAtAnyTime() {
    WrongParts wrong = new WrongParts(faults("never-idle"));

    assertThat(wrong.takeDiffering()).containsExactly("never-idle");
    assertThat(wrong.takeDiffering()).containsExactly("never-idle");
  }

  @Test
  void everyFaultReplacesParts() {
    assertThat(Faults.all())
        .allSatisfy(
            fault ->
                assertThat(fault.applyTo(Gateway.builder()).replacements().types()).isNotEmpty());
  }

  private static CompletionStage<FunctionResult> invoke(
      WrongParts wrong, CompletableFuture<FunctionResult> answer) {
    return wrong.compared(Functions.class, (f, event, async) -> answer).invoke(NAME, EVENT, false);
  }

  private static WrongParts watching(UnaryOperator<Functions> change) {
    return new WrongParts(List.of(fault(PolicyReplacement.functions(change))));
  }

  private static Fault fault(UnaryOperator<Gateway.Builder> change) {
    return new Fault("any", "is wrong", Map.of("API-001", "wrong"), Set.of(), change);
  }

  private static List<Fault> faults(String... names) {
    return List.of(names).stream().map(Faults::named).toList();
  }
}
