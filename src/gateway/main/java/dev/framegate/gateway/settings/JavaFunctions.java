package dev.framegate.gateway.settings;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.framegate.gateway.internal.library.OptionalLibrary;
import dev.framegate.gateway.internal.limits.ServerBounds;
import dev.framegate.gateway.settings.FunctionResult.NotInvoked;
import dev.framegate.gateway.settings.FunctionResult.Raised;
import dev.framegate.gateway.settings.FunctionResult.Returned;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Functions in this process: handlers of {@code aws-lambda-java-core}, on daemon threads. A handler
 * continues after its caller has timed out, until its own time-out.
 */
public final class JavaFunctions implements Functions, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JavaFunctions.class);

  private final Map<String, JavaFunction> byName;
  private final Duration timeout;
  private final Functions others;
  private final ThreadPoolExecutor threads;

  private JavaFunctions(Builder builder) {
    this.byName = Map.copyOf(builder.byName);
    this.timeout = builder.timeout;
    this.others = builder.others;
    this.threads =
        new ThreadPoolExecutor(
            0,
            builder.concurrency,
            ServerBounds.IDLE_THREAD_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> {
              Thread thread = new Thread(task, "framegate-function");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * @throws dev.framegate.gateway.internal.library.MissingLibraryException without {@code
   *     aws-lambda-java-core}
   */
  public static Builder builder() {
    OptionalLibrary.LAMBDA.require();
    return new Builder();
  }

  @Override
  public CompletionStage<FunctionResult> invoke(
      FunctionName function, byte[] event, boolean async) {
    JavaFunction handler = byName.get(function.name());
    if (handler == null) {
      return others.invoke(function, event, async);
    }
    CompletableFuture<FunctionResult> result = new CompletableFuture<>();
    Future<?> run;
    try {
      run = threads.submit(() -> result.complete(run(handler, function, event)));
    } catch (RejectedExecutionException e) {
      return CompletableFuture.completedFuture(
          new NotInvoked(threads.getMaximumPoolSize() + " functions are running already"));
    }
    var stopped =
        result
            .completeOnTimeout(timedOut(), timeout.toMillis(), TimeUnit.MILLISECONDS)
            .thenRun(() -> run.cancel(true));
    return async ? CompletableFuture.completedFuture(new Returned(new byte[0])) : result.copy();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private FunctionResult run(JavaFunction handler, FunctionName function, byte[] event) {
    try {
      return new Returned(handler.run(event, function, timeout));
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      LOG.info("function {} threw", function.name(), e);
      return raised(String.valueOf(e.getMessage()), e.getClass().getName());
    }
  }

  private FunctionResult timedOut() {
    return raised(
        "Task timed out after %.2f seconds".formatted(timeout.toMillis() / 1000.0),
        "Sandbox.Timedout");
  }

  private static Raised raised(String message, String type) {
    String error =
        JsonNodeFactory.instance
            .objectNode()
            .put("errorMessage", message)
            .put("errorType", type)
            .toString();
    return new Raised(error.getBytes(StandardCharsets.UTF_8));
  }

  /** Registers handlers by function name. */
  public static final class Builder {
    private final Map<String, JavaFunction> byName = new LinkedHashMap<>();
    private Duration timeout = ServerBounds.FUNCTION_TIME;
    private int concurrency = ServerBounds.FUNCTIONS;
    private Functions others = NONE;

    private Builder() {}

    public Builder function(String name, RequestHandler<?, ?> handler) {
      byName.put(name, JavaFunction.of(handler));
      return this;
    }

    public Builder function(String name, RequestStreamHandler handler) {
      byName.put(name, JavaFunction.of(handler));
      return this;
    }

    /**
     * Registers a handler by its class, which must have a public constructor without parameters.
     *
     * @throws IllegalArgumentException if there is no such class, or it is not a handler
     */
    public Builder function(String name, String className, ClassLoader classes) {
      byName.put(name, JavaFunction.named(className, classes));
      return this;
    }

    /** The time-out of handlers; by default 30 seconds. */
    public Builder timeout(Duration longest) {
      timeout = longest;
      return this;
    }

    /**
     * The number of handlers that may run at the same time, by default 64; further ones are not
     * invoked.
     */
    public Builder concurrency(int most) {
      concurrency = most;
      return this;
    }

    /** The functions to use for all other names. */
    public Builder orElse(Functions functions) {
      others = functions;
      return this;
    }

    public JavaFunctions build() {
      return new JavaFunctions(this);
    }
  }
}
