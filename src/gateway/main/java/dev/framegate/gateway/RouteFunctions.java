package dev.framegate.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.limits.ServerBounds;
import dev.framegate.gateway.settings.FunctionName;
import dev.framegate.gateway.settings.FunctionResult;
import dev.framegate.gateway.settings.Functions;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The functions of {@link ApiBuilder}, on daemon threads, before those of the settings. */
final class RouteFunctions implements Functions, AutoCloseable {
  /** A function, from its event to its response. */
  @FunctionalInterface
  interface Body {
    ObjectNode run(RouteEvent event) throws Exception;
  }

  private final Map<String, Body> byName = new ConcurrentHashMap<>();
  private final AtomicInteger number = new AtomicInteger();
  private final Functions others;
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0,
          ServerBounds.FUNCTIONS,
          ServerBounds.IDLE_THREAD_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          task -> {
            Thread thread = new Thread(task, "framegate-route-function");
            thread.setDaemon(true);
            return thread;
          });

  RouteFunctions(Functions others) {
    this.others = others;
  }

  /**
   * Adds a function of an API.
   *
   * @return its name
   */
  String add(String prefix, Body body) {
    String name = prefix + number.incrementAndGet();
    byName.put(name, body);
    return name;
  }

  /** Removes the functions of an API. */
  void remove(String prefix) {
    byName.keySet().removeIf(name -> name.startsWith(prefix));
  }

  /** A proxy response. */
  static ObjectNode response(int status, @Nullable String body) {
    ObjectNode response = JsonNodeFactory.instance.objectNode().put("statusCode", status);
    return body == null ? response : response.put("body", body);
  }

  @Override
  public CompletionStage<FunctionResult> invoke(
      FunctionName function, byte[] event, boolean async) {
    Body body = byName.get(function.name());
    if (body == null) {
      return others.invoke(function, event, async);
    }
    try {
      return CompletableFuture.supplyAsync(() -> run(body, event), threads);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.completedFuture(
          new FunctionResult.NotInvoked(
              threads.getMaximumPoolSize() + " functions are running already"));
    }
  }

  private static FunctionResult run(Body body, byte[] event) {
    try {
      return new FunctionResult.Returned(bytes(body.run(RouteEvent.read(event))));
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      return new FunctionResult.Raised(
          bytes(
              JsonNodeFactory.instance
                  .objectNode()
                  .put("errorMessage", String.valueOf(e.getMessage()))
                  .put("errorType", e.getClass().getName())));
    }
  }

  private static byte[] bytes(ObjectNode json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
