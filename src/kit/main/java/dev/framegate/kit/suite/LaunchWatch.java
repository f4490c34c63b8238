package dev.framegate.kit.suite;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Watches that Cucumber runs what it is asked to: the JUnit Platform tells only its listeners that
 * an engine has failed, and a run that ended early looks like a good one.
 */
final class LaunchWatch implements TestExecutionListener {
  private final AtomicInteger ended = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  @Override
  public void executionFinished(TestIdentifier node, TestExecutionResult result) {
    if (node.isTest()) {
      ended.incrementAndGet();
    } else if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
      failure.compareAndSet(
          null,
          result
              .getThrowable()
              .orElseGet(() -> new IllegalStateException(node.getDisplayName() + ": " + result)));
    }
  }

  /**
   * @param scenarios how many were to be run
   * @throws IllegalStateException where fewer were, or something other than a scenario has failed
   */
  void requireAll(int scenarios) {
    Throwable cause = failure.get();
    if (cause != null || ended.get() < scenarios) {
      throw new IllegalStateException(
          "Cucumber ran %d of %d scenarios%s"
              .formatted(ended.get(), scenarios, cause == null ? "." : ": " + cause),
          cause);
    }
  }
}
