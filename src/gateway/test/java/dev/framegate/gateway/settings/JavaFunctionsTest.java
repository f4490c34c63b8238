package dev.framegate.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.framegate.gateway.internal.integration.FunctionUri;
import dev.framegate.gateway.internal.integration.LambdaRunner;
import dev.framegate.gateway.settings.FunctionResult.NotInvoked;
import dev.framegate.gateway.settings.FunctionResult.Raised;
import dev.framegate.gateway.settings.FunctionResult.Returned;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class JavaFunctionsTest {
  /** An event of which only a part is of interest. */
  public record Greeting(String name) {}

  /** Declares its types. */
  public static final class Greeter implements RequestHandler<Greeting, String> {
    @Override
    public String handleRequest(Greeting greeting, Context context) {
      return "hello " + greeting.name() + " from " + context.getFunctionName();
    }
  }

  /** Works on bytes. */
  public static final class Copier implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
        throws IOException {
      in.transferTo(out);
    }
  }

  private static FunctionResult invoke(Functions functions, String name, String event)
      throws Exception {
    return start(functions, name, event, false).get(20, TimeUnit.SECONDS);
  }

  private static CompletableFuture<FunctionResult> start(
      Functions functions, String name, String event, boolean async) {
    return functions
        .invoke(
            FunctionUri.resolve(LambdaRunner.uri(name), Map.of()),
            event.getBytes(StandardCharsets.UTF_8),
            async)
        .toCompletableFuture();
  }

  private static String payload(FunctionResult result) {
    return result instanceof Returned returned
        ? new String(returned.payload(), StandardCharsets.UTF_8)
        : result.toString();
  }

  @Test
  void typedHandlersGetTheirTypeAndTheirContext() throws Exception {
    try (JavaFunctions functions =
        JavaFunctions.builder().function("greeter", new Greeter()).build()) {
      assertThat(payload(invoke(functions, "greeter", "{\"name\":\"Ada\",\"other\":1}")))
          .isEqualTo("\"hello Ada from greeter\"");
    }
  }

  @Test
  void lambdasGetMaps() throws Exception {
    RequestHandler<Map<String, Object>, Object> size = (event, context) -> event.size();
    try (JavaFunctions functions = JavaFunctions.builder().function("size", size).build()) {
      assertThat(payload(invoke(functions, "size", "{\"a\":1,\"b\":[]}"))).isEqualTo("2");
    }
  }

  @Test
  void handlersMayBeNamedByTheirClass() throws Exception {
    ClassLoader classes = JavaFunctionsTest.class.getClassLoader();
    try (JavaFunctions functions =
        JavaFunctions.builder().function("copy", Copier.class.getName(), classes).build()) {
      assertThat(payload(invoke(functions, "copy:1", "{\"a\": 1}"))).isEqualTo("{\"a\": 1}");
    }
  }

  @Test
  void classesThatAreNoHandlersAreRefused() {
    ClassLoader classes = JavaFunctionsTest.class.getClassLoader();
    JavaFunctions.Builder builder = JavaFunctions.builder();
    assertThatThrownBy(() -> builder.function("x", "java.lang.Object", classes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "expected an implementation of RequestHandler or RequestStreamHandler, but found"
                + " java.lang.Object");
    assertThatThrownBy(() -> builder.function("x", "no.such.Thing", classes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("expected a class with a public constructor");
  }

  @Test
  void whatAHandlerThrowsIsAFunctionError() throws Exception {
    RequestStreamHandler broken =
        (in, out, context) -> {
          throw new IllegalStateException("out of \"tea\"");
        };
    try (JavaFunctions functions = JavaFunctions.builder().function("broken", broken).build()) {
      FunctionResult result = invoke(functions, "broken", "{}");
      assertThat(result).isInstanceOf(Raised.class);
      assertThat(new String(((Raised) result).payload(), StandardCharsets.UTF_8))
          .isEqualTo(
              "{\"errorMessage\":\"out of \\\"tea\\\"\","
                  + "\"errorType\":\"java.lang.IllegalStateException\"}");
    }
  }

  @Test
  void handlersThatTakeTooLongAreInterrupted() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    RequestStreamHandler slow =
        (in, out, context) -> {
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.countDown();
          }
        };
    try (JavaFunctions functions =
        JavaFunctions.builder().function("slow", slow).timeout(Duration.ofMillis(50)).build()) {
      FunctionResult result = invoke(functions, "slow", "{}");
      assertThat(result).isInstanceOf(Raised.class);
      assertThat(new String(((Raised) result).payload(), StandardCharsets.UTF_8))
          .contains("Task timed out after 0.05 seconds");
      assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void asynchronousCallsReturnAtOnceAndOnesTooManyAreNotInvoked() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch finish = new CountDownLatch(1);
    CountDownLatch finished = new CountDownLatch(1);
    RequestStreamHandler waiting =
        (in, out, context) -> {
          started.countDown();
          try {
            finish.await();
          } catch (InterruptedException e) {
            return;
          }
          finished.countDown();
        };
    try (JavaFunctions functions =
        JavaFunctions.builder().function("waiting", waiting).concurrency(1).build()) {
      assertThat(start(functions, "waiting", "{}", true).getNow(null)).isInstanceOf(Returned.class);
      assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(start(functions, "waiting", "{}", false).getNow(null))
          .isEqualTo(new NotInvoked("1 functions are running already"));
      finish.countDown();
      assertThat(finished.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void otherFunctionsAreSomebodyElses() throws Exception {
    try (JavaFunctions nobody = JavaFunctions.builder().build();
        JavaFunctions first =
            JavaFunctions.builder()
                .orElse(JavaFunctions.builder().function("copy", new Copier()).build())
                .build()) {
      assertThat(invoke(nobody, "copy", "{}"))
          .isEqualTo(new NotInvoked("this gateway has no function \"copy\""));
      assertThat(payload(invoke(first, "copy", "{}"))).isEqualTo("{}");
    }
  }
}
