package dev.framegate.kit.suite;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.DiscoveryIssue.Severity;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** On the JUnit Platform, with an engine that finds nothing. */
final class LaunchWatchTest {
  @Test
  void anEngineThatFailsToFindIsNoGoodRun() {
    LaunchWatch watch = watched(new Engine(true));

    assertThatThrownBy(() -> watch.requireAll(3))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ran 0 of 3 scenarios: ")
        .hasStackTraceContaining("out of ids");
  }

  @Test
  void aRunOfFewerScenariosIsNoGoodRun() {
    LaunchWatch watch = watched(new Engine(false));

    assertThatThrownBy(() -> watch.requireAll(3)).hasMessage("Cucumber ran 0 of 3 scenarios.");
  }

  @Test
  void aRunOfAllIsGood() {
    LaunchWatch watch = watched(new Engine(false));

    assertThatCode(() -> watch.requireAll(0)).doesNotThrowAnyException();
  }

  private static LaunchWatch watched(TestEngine engine) {
    LaunchWatch watch = new LaunchWatch();
    LauncherFactory.create(
            LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .addTestEngines(engine)
                .build())
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .filters(EngineFilter.includeEngines(engine.getId()))
                .build(),
            watch);
    return watch;
  }

  /**
   * Finds no scenario.
   *
   * @param failing and says so
   */
  private record Engine(boolean failing) implements TestEngine {
    @Override
    public String getId() {
      return "empty";
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
      if (failing) {
        request
            .getDiscoveryListener()
            .issueEncountered(id, DiscoveryIssue.create(Severity.ERROR, "out of ids"));
      }
      return new EngineDescriptor(id, "empty");
    }

    @Override
    public void execute(ExecutionRequest request) {
      TestDescriptor root = request.getRootTestDescriptor();
      request.getEngineExecutionListener().executionStarted(root);
      request
          .getEngineExecutionListener()
          .executionFinished(root, TestExecutionResult.successful());
    }
  }
}
