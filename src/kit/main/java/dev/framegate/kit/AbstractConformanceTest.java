package dev.framegate.kit;

import dev.framegate.kit.report.JudgedRun;
import dev.framegate.kit.report.RuleResult;
import dev.framegate.kit.rules.Chapter;
import dev.framegate.kit.run.ConformanceRun;
import dev.framegate.kit.run.ReportFolder;
import dev.framegate.kit.run.RunSettings;
import dev.framegate.kit.targets.Adapters;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every rule as a JUnit test. Extend it and say what is to be judged:
 *
 * <pre>{@code
 * final class MyGatewayConformanceTest extends AbstractConformanceTest {
 *   @Override
 *   protected String target() {
 *     return "src/test/resources/my-gateway.yaml";
 *   }
 * }
 * }</pre>
 *
 * A broken rule fails its test with the evidence. A rule that is skipped, untestable, advisory, or
 * broken as the declaration says is shown as aborted, with the reason. The last test holds the run
 * as a whole to its word: that every rule was tried, and that the declaration is up to date.
 */
public abstract class AbstractConformanceTest {
  /** {@code bundled}, a declaration's file, or the {@code ws(s)://} address of a stage. */
  protected abstract String target();

  /** The level, patience and threads, and where the report goes. */
  protected RunSettings settings() {
    return RunSettings.standard(Path.of("target", "framegate", getClass().getSimpleName()));
  }

  /** Runs everything once, writes the report, and gives each rule its test. */
  @TestFactory
  protected final Stream<DynamicNode> conformance() {
    RunSettings settings = settings();
    JudgedRun run = ConformanceRun.builder(settings).against(Adapters.declaration(target())).run();
    Path report = ReportFolder.write(run, settings.report());
    RuleOutcome outcome = new RuleOutcome(run, report);
    return Stream.concat(
        chapters(run).entrySet().stream()
            .map(
                chapter ->
                    DynamicContainer.dynamicContainer(
                        chapter.getKey().title(),
                        chapter.getValue().stream().map(rule -> test(outcome, rule)))),
        Stream.of(DynamicTest.dynamicTest("the run as a whole", outcome::ofRun)));
  }

  private static Map<Chapter, List<RuleResult>> chapters(JudgedRun run) {
    return run.rules().stream()
        .collect(
            Collectors.groupingBy(
                result -> Chapter.of(result.rule().chapter()),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  private static DynamicTest test(RuleOutcome outcome, RuleResult result) {
    return DynamicTest.dynamicTest(
        result.rule().id() + " " + result.rule().statement(), () -> outcome.of(result));
  }
}
