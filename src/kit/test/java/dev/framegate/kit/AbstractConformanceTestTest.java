package dev.framegate.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.framegate.faults.Faults;
import dev.framegate.gateway.Gateway;
import dev.framegate.kit.report.Level;
import dev.framegate.kit.run.RuleSelection;
import dev.framegate.kit.run.RunSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** Run by JUnit itself, as a user's test would be, against a gateway that closes with 1002. */
final class AbstractConformanceTestTest {
  @TempDir private static Path folder;

  private static Path declaration;
  private static String rule;

  private Gateway gateway;

  /** What a user writes, but for the filter. */
  static final class UsersTest extends AbstractConformanceTest {
    @Override
    protected String target() {
      return declaration.toString();
    }

    @Override
    protected RunSettings settings() {
      RunSettings standard = RunSettings.standard(folder.resolve("report"));
      return new RunSettings(
          standard.tags(),
          Optional.of(RuleSelection.only(rule)),
          Level.DOCUMENTED,
          standard.patience(),
          standard.threads(),
          standard.report());
    }
  }

  @BeforeEach
  void startsWrong() throws IOException {
    gateway = Faults.named("oversize-closes-1002").applyTo(Gateway.builder()).start();
    declaration = folder.resolve("wrong.yaml");
    declare("");
  }

  @AfterEach
  void stops() {
    gateway.close();
  }

  @Test
  void aBrokenRuleFailsItsTestWithTheEvidence() {
    Events tests = running("FRM-004");

    assertThat(tests.failed().stream())
        .anySatisfy(
            event ->
                assertThat(reason(event))
                    .startsWith("FRM-004 A larger frame")
                    .contains("close code 1002", "features/frames/")
                    .endsWith("report/index.html#FRM-004"));
  }

  @Test
  void aRuleThatIsBrokenAsDeclaredIsNoFailure() throws IOException {
    declare("deviations: [{rule: FRM-004, reason: a slip, expires: 2999-01-01}]");

    Events tests = running("FRM-004");

    assertThat(tests.aborted().stream())
        .singleElement()
        .satisfies(event -> assertThat(event.toString()).contains("Broken, as declared"));
  }

  @Test
  void aRuleThatHoldsPassesButAPartOfTheRulesIsNoConformance() {
    Events tests = running("DEP-003");

    tests.assertStatistics(counts -> counts.succeeded(1).failed(1));
    assertThat(tests.failed().stream())
        .singleElement()
        .satisfies(event -> assertThat(event.toString()).contains("Not a conformance run"));
  }

  private static String reason(Event event) {
    return event
        .getRequiredPayload(TestExecutionResult.class)
        .getThrowable()
        .map(Throwable::getMessage)
        .orElse("");
  }

  private static Events running(String id) {
    rule = id;
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(UsersTest.class))
        .execute()
        .testEvents();
  }

  private void declare(String more) throws IOException {
    String stage = gateway.address().getAuthority() + "/_aws/execute-api/{apiId}/{stage}";
    Files.writeString(
        declaration,
        """
        name: wrong
        adapter: endpoint
        control-plane: %s
        data-plane: ws://%s
        management: http://%s
        capabilities: [control-plane, data-plane, management-api]
        %s
        """
            .formatted(gateway.address(), stage, stage, more));
  }
}
