package dev.framegate.kit.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.kit.io.BoundedJson;
import dev.framegate.kit.io.InputFile;
import dev.framegate.kit.io.InputTooLargeException;
import dev.framegate.kit.io.WellFormedText;
import dev.framegate.kit.rules.Deviation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The run as {@code conformance.json}: everything but the evidence. {@link #read(Path)} gives back
 * what {@link #write(JudgedRun, Path)} was given, without the evidence and with times to the
 * millisecond.
 */
public final class ConformanceJson {
  private static final int MOST_BYTES = 32 << 20;

  private ConformanceJson() {}

  /** Writes the run to a file. */
  public static void write(JudgedRun run, Path file) throws IOException {
    WellFormedText.write(file, text(run));
  }

  /**
   * Reads a run that was written before.
   *
   * @throws IllegalArgumentException where the file is no report, with what is wrong in it
   */
  public static JudgedRun read(Path file) throws IOException {
    try {
      return new ConformanceReader(file.toString())
          .run(BoundedJson.read(InputFile.bytes(file, MOST_BYTES)));
    } catch (InputTooLargeException e) {
      throw new IllegalArgumentException(
          file + " is no conformance report: " + e.getMessage() + ".", e);
    } catch (com.fasterxml.jackson.core.JacksonException e) {
      throw new IllegalArgumentException(file + " is not JSON: " + BoundedJson.problem(e), e);
    }
  }

  static String text(JudgedRun run) {
    return PrettyJson.text(tree(run));
  }

  private static JsonNode tree(JudgedRun run) {
    ObjectNode root = PrettyJson.object();
    root.putObject("kit").put("name", run.kit().name()).put("version", run.kit().version());
    JudgedTarget target = run.target();
    ArrayNode capabilities =
        root.putObject("target")
            .put("name", target.name())
            .put("adapter", target.adapter())
            .put("version", target.version())
            .putArray("capabilities");
    target.capabilities().forEach(capabilities::add);
    root.put("started", run.started().toString())
        .put("seconds", ReportFormat.seconds(run.seconds()))
        .put("level", run.level().word())
        .put("filtered", run.filtered())
        .put("complete", run.complete())
        .put("conforms", run.conforms())
        .put("exitCode", run.exitCode())
        .put("verdict", Headline.of(run).sentence())
        .put("catalogue", run.catalogue())
        .put("repeat", run.repeat());
    run.shard().ifPresent(part -> shard(root.putObject("shard"), part));
    totals(root.putObject("totals"), run.totals());
    ObjectNode settings = root.putObject("settings");
    run.settings().forEach(settings::put);
    ArrayNode visibility = root.putArray("visibility");
    run.visibility()
        .forEach(
            each ->
                visibility
                    .addObject()
                    .put("change", each.change())
                    .put("seen", each.seen())
                    .put("p50", ReportFormat.seconds(each.p50()))
                    .put("p99", ReportFormat.seconds(each.p99())));
    ArrayNode rules = root.putArray("rules");
    run.rules().forEach(rule -> rule(rules.addObject(), rule));
    run.requirements().ifPresent(judgedBy -> requirements(root, judgedBy));
    ArrayNode probes = root.putArray("probes");
    run.probes().forEach(probe -> probe(probes.addObject(), probe));
    ArrayNode deviations = root.putArray("deviations");
    run.deviations().forEach(deviation -> deviation(deviations.addObject(), deviation));
    return root;
  }

  /** What merging has to know of a part. */
  private static void shard(ObjectNode node, ShardIdentity part) {
    node.put("index", part.shard().index())
        .put("count", part.shard().count())
        .put("catalogue", part.catalogue());
  }

  private static void requirements(ObjectNode root, RequirementsResult judgedBy) {
    ObjectNode node = root.putObject("requirements").put("set", judgedBy.set());
    ArrayNode unscored = node.putArray("unscored");
    judgedBy.unscored().forEach(rule -> rule(unscored.addObject(), rule));
  }

  static void totals(ObjectNode node, Totals totals) {
    node.put("rules", totals.rules())
        .put("passed", totals.passed())
        .put("failed", totals.failed())
        .put("advisory", totals.advisory())
        .put("skipped", totals.skipped())
        .put("inconclusive", totals.inconclusive())
        .put("errored", totals.errored())
        .put("untestable", totals.untestable())
        .put("scenarios", totals.scenarios());
  }

  private static void rule(ObjectNode node, RuleResult result) {
    node.put("id", result.rule().id())
        .put("chapter", result.rule().chapter())
        .put("title", result.rule().statement())
        .put("description", result.rule().description())
        .put("requirement", result.rule().requirement().name())
        .put("grade", ReportFormat.lower(result.rule().grade()))
        .put("seed", result.rule().seed())
        .put("source", result.rule().source())
        .put("location", result.rule().location())
        .put("untestable", result.rule().untestable().orElse(null))
        .put("pickles", result.rule().scenarios())
        .put("verdict", ReportFormat.lower(result.verdict()))
        .put("reason", result.reason().orElse(null));
    tally(node, result.tally(), result.flaky());
    ArrayNode scenarios = node.putArray("scenarios");
    for (ScenarioResult scenario : result.scenarios()) {
      ObjectNode each = scenarios.addObject();
      each.put("name", scenario.name())
          .put("location", scenario.location())
          .put("verdict", ReportFormat.lower(scenario.verdict()))
          .put("seconds", ReportFormat.seconds(scenario.seconds()))
          .put("reason", scenario.reason().orElse(null));
      tally(each, scenario.tally(), scenario.tally().flaky());
    }
  }

  /** Only of a repeated run; elsewhere the verdict says it all. */
  private static void tally(ObjectNode node, PassCount tally, boolean flaky) {
    if (tally.of() > 1) {
      node.putObject("rounds")
          .put("passed", tally.passed())
          .put("of", tally.of())
          .put("flaky", flaky);
    }
  }

  private static void probe(ObjectNode node, ProbeResult probe) {
    node.put("id", probe.id())
        .put("chapter", probe.chapter())
        .put("question", probe.question())
        .put("scenario", probe.scenario())
        .put("answer", probe.answer())
        .put("location", probe.location());
  }

  private static void deviation(ObjectNode node, DeviationResult result) {
    Deviation deviation = result.deviation();
    Optional<String> expires = deviation.expires().map(Object::toString);
    node.put("rule", deviation.rule())
        .put("reason", deviation.reason())
        .put("issue", deviation.issue().orElse(null))
        .put("expires", expires.orElse(null))
        .put("state", result.state().word());
    ArrayNode rules = node.putArray("rules");
    result.rules().forEach(rules::add);
  }
}
