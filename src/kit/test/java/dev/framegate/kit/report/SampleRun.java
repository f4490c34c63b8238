package dev.framegate.kit.report;

import dev.framegate.kit.rules.Deviation;
import dev.framegate.kit.rules.RequirementSet;
import dev.framegate.kit.rules.RuleCatalogue;
import dev.framegate.kit.rules.Verdict;
import dev.framegate.kit.wire.TranscriptEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs over a small catalogue that has one rule for each way in which a rule can end. */
public final class SampleRun {
  static final Path RESOURCES = Path.of("src/kit/test/resources/dev/framegate/kit/report");
  public static final RuleCatalogue CATALOGUE = RuleCatalogue.load(RESOURCES.resolve("rules"));
  public static final Instant STARTED = Instant.parse("2026-11-23T21:00:00Z");

  /** What a target might send to spoil a report. */
  public static final String HOSTILE =
      "</pre></script><script>document.title='owned'</script><img src=x onerror=alert(1)>\u001b[31m"
          + "\"'&\u0000\u202e";

  private final Map<String, List<ScenarioResult>> outcomes = new LinkedHashMap<>();
  private final List<Deviation> deviations = new ArrayList<>();
  private final List<Judge.Answer> answers = new ArrayList<>();
  private Level level = Level.DOCUMENTED;
  private boolean filtered;
  private Optional<RequirementSet> requirements = Optional.empty();
  private String name = "my-gateway";

  private SampleRun() {}

  /** No scenario has run yet. */
  public static SampleRun empty() {
    return new SampleRun();
  }

  /** Every scenario of every rule has passed. */
  public static SampleRun allPassed() {
    SampleRun run = new SampleRun();
    CATALOGUE.rules().stream()
        .filter(rule -> rule.untestable().isEmpty())
        .forEach(rule -> run.with(rule.id(), Verdict.PASSED, rule.scenarios()));
    return run;
  }

  /** Something of everything. */
  public static SampleRun mixed() {
    SampleRun run =
        allPassed()
            .with("DEP-004", Verdict.FAILED, "expected 400 BadRequestException, got 201")
            .with("STG-001", Verdict.SKIPPED, "needs control-plane, which is not declared")
            .with("STG-002", Verdict.ERRORED, "the step's template has no end")
            .with("FRM-011", Verdict.FAILED, "no pong within 2 s")
            .with("FRM-012", Verdict.FAILED, "expected an open connection, got close code 1009")
            .with(
                "FRM-007",
                Verdict.INCONCLUSIVE,
                "only 4 of 12 bytes of the frame were written: " + HOSTILE)
            .deviating("FRM-012", LocalDate.parse("2027-06-30"))
            .deviating("DEP-003", LocalDate.parse("2027-06-30"))
            .answering("DEP-025", "a message after the redeployment", "answered by the old one")
            .answering("DEP-025", "a disconnect after the redeployment", HOSTILE);
    run.outcomes.put(
        "FRM-004",
        List.of(
            scenario("a frame of 32000 bytes", "frames/limits.feature:17", Verdict.PASSED, null),
            new ScenarioResult(
                "a frame of 33 KiB + 1 byte",
                "rules/frames/limits.feature:18",
                Verdict.FAILED,
                0.2104,
                Optional.of(
                    "expected close code 1009 within 2 s\n"
                        + "but the client received the answer \"hello\" (text frame, 33793 bytes)"),
                evidence(),
                List.of())));
    run.outcomes.put(
        "STG-003",
        List.of(scenario("after a move", "stages/stages.feature:23", Verdict.PASSED, null)));
    return run;
  }

  public SampleRun with(String rule, Verdict verdict, int scenarios) {
    List<ScenarioResult> results = new ArrayList<>();
    for (int i = 1; i <= scenarios; i++) {
      results.add(scenario("case " + i, rule.substring(0, 3) + ".feature:" + i, verdict, null));
    }
    outcomes.put(rule, results);
    return this;
  }

  public SampleRun with(String rule, Verdict verdict, String reason) {
    outcomes.put(rule, List.of(scenario("one case", rule + ".feature:9", verdict, reason)));
    return this;
  }

  public SampleRun with(String rule, ScenarioResult... results) {
    outcomes.put(rule, List.of(results));
    return this;
  }

  public SampleRun without(String rule) {
    outcomes.remove(rule);
    return this;
  }

  public SampleRun level(Level asserted) {
    level = asserted;
    return this;
  }

  public SampleRun named(String other) {
    name = other;
    return this;
  }

  /** Judged by these rules only. */
  public SampleRun requiring(String... rules) {
    requirements = Optional.of(new RequirementSet("2026-12", Set.of(rules)));
    return this;
  }

  public SampleRun filtered() {
    filtered = true;
    return this;
  }

  public SampleRun deviating(String rule, LocalDate expires) {
    return deviating(rule, "https://example.org/issues/7", expires);
  }

  public SampleRun deviating(String rule, String issue) {
    return deviating(rule, issue, LocalDate.parse("2027-06-30"));
  }

  private SampleRun deviating(String rule, String issue, LocalDate expires) {
    deviations.add(
        new Deviation(rule, "counts the header too", Optional.of(issue), Optional.of(expires)));
    return this;
  }

  public SampleRun answering(String probe, String scenario, String answer) {
    answers.add(new Judge.Answer(probe, scenario, answer, "rules/deployments/deploy.feature:27"));
    return this;
  }

  public JudgedRun judged() {
    return judgedWith(List.of());
  }

  /** The run of this sample's round and others. */
  public JudgedRun judgedWith(List<SampleRun> others) {
    List<Judge.Round> rounds = new ArrayList<>(List.of(round()));
    others.forEach(other -> rounds.add(other.round()));
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("patience", "1");
    settings.put("threads", "4");
    return new Judge(CATALOGUE)
        .judge(
            new Judge.RunResults(
                new KitInfo("framegate", "0.1.0"),
                new JudgedTarget(name, "endpoint", "2.3", List.of("data-plane", "management-api")),
                STARTED,
                3.2,
                level,
                settings,
                filtered,
                rounds,
                deviations,
                List.of(new PropagationDelay("a new stage", 12, 0.25, 1.5)),
                requirements));
  }

  private Judge.Round round() {
    List<Judge.Outcome> flat = new ArrayList<>();
    outcomes.forEach((rule, results) -> results.forEach(r -> flat.add(new Judge.Outcome(rule, r))));
    return new Judge.Round(flat, answers);
  }

  public static ScenarioResult scenario(
      String name, String location, Verdict verdict, @Nullable String why) {
    return new ScenarioResult(
        name, "rules/" + location, verdict, 0.0123, Optional.ofNullable(why), List.of(), List.of());
  }

  public static List<TranscriptEvent> evidence() {
    String url = "http://127.0.0.1:4566/v2/apis";
    Map<String, List<String>> json = Map.of("content-type", List.of("application/json"));
    byte[] message =
        ("{\"action\":\"echo\",\"id\":\"7f3a\",\"pad\":\"" + "x".repeat(210))
            .getBytes(StandardCharsets.UTF_8);
    return List.of(
        new TranscriptEvent.Http(
            812,
            "control plane",
            11_430,
            "POST",
            url,
            json,
            "{\"name\":\"framegate\",\"protocolType\":\"WEBSOCKET\"}",
            201,
            json,
            "{\"apiId\":\"a1b2c3\",\"name\":\"framegate\"}",
            ""),
        new TranscriptEvent.Http(
            12_900, "management", 1_000, "GET", url, Map.of(), "", 0, Map.of(), "", "refused"),
        new TranscriptEvent.Handshake(
            14_020,
            "client",
            "ws://127.0.0.1:4566/a1b2c3/prod",
            Map.of("sec-websocket-version", List.of("13")),
            101,
            Map.of("upgrade", List.of("websocket")),
            ""),
        new TranscriptEvent.Note(14_500, "client", "waits up to 2 s for a close frame"),
        new TranscriptEvent.Frame(
            15_001, "client", true, true, 0, 1, true, 33_793, message, 33_801),
        new TranscriptEvent.Frame(
            16_733,
            "client",
            false,
            true,
            0,
            1,
            false,
            HOSTILE.getBytes(StandardCharsets.UTF_8).length,
            HOSTILE.getBytes(StandardCharsets.UTF_8),
            HOSTILE.getBytes(StandardCharsets.UTF_8).length + 2L),
        new TranscriptEvent.Frame(
            17_000,
            "client",
            true,
            false,
            4,
            2,
            false,
            70_000,
            new byte[] {(byte) 0xff, 0, 1, 2, 'a', '<', '>'},
            4_096),
        new TranscriptEvent.Frame(
            2_015_001,
            "client",
            true,
            true,
            0,
            8,
            true,
            5,
            new byte[] {3, (byte) 0xe8, 'b', 'y', 'e'},
            11),
        new TranscriptEvent.Closed(2_016_220, "client", 1000, "bye"));
  }
}
