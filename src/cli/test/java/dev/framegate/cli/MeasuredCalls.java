package dev.framegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.kit.outcome.ScenarioOutcome;
import dev.framegate.kit.rules.Verdict;
import dev.framegate.kit.run.CallCosts;
import dev.framegate.kit.wire.TranscriptEvent;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntBiFunction;

/** The control-plane calls that the scenarios of a run really made, from their transcripts. */
final class MeasuredCalls {
  private static final String DEARER =
      "%s, most of all of %s; mvn test -Dtest=AwsRunTest -Dframegate.aws=whole -Dframegate.measure=true writes"
          + " down what rules cost now";

  private MeasuredCalls() {}

  static CallCosts of(List<ScenarioOutcome> outcomes) {
    Map<String, CallCosts.Row> rows = new TreeMap<>();
    outcomes.stream()
        .filter(outcome -> outcome.verdict() != Verdict.SKIPPED)
        .forEach(outcome -> rows.merge(outcome.rule(), row(outcome), CallCosts.Row::plus));
    return new CallCosts(rows);
  }

  /** A run costs no more than is written down, as a run announces what is written. */
  static void requireNoDearer(CallCosts measured) {
    CallCosts written = CallCosts.load();
    String dearer = String.join(", ", dearer(measured, written));
    assertThat(sum(measured, (rule, row) -> row.calls()))
        .as(DEARER, "calls", dearer)
        .isLessThanOrEqualTo(
            CallCosts.withSecondLooks(
                sum(measured, (rule, row) -> written.of(rule).callsOf(row.scenarios()))));
    assertThat(sum(measured, (rule, row) -> row.deployments()))
        .as(DEARER, "deployments", dearer)
        .isLessThanOrEqualTo(
            sum(measured, (rule, row) -> written.of(rule).deploymentsOf(row.scenarios())));
  }

  private static int sum(CallCosts costs, ToIntBiFunction<String, CallCosts.Row> figure) {
    return costs.rows().entrySet().stream()
        .mapToInt(e -> figure.applyAsInt(e.getKey(), e.getValue()))
        .sum();
  }

  private static List<String> dearer(CallCosts measured, CallCosts written) {
    return measured.rows().entrySet().stream()
        .filter(
            e -> e.getValue().calls() > written.of(e.getKey()).callsOf(e.getValue().scenarios()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Replaces what was measured, and keeps what was not. */
  static void writeDown(CallCosts measured) throws IOException {
    Path file = Path.of("src/kit/main/resources" + CallCosts.RESOURCE);
    Map<String, CallCosts.Row> rows = new TreeMap<>(CallCosts.parse(Files.readString(file)).rows());
    rows.putAll(measured.rows());
    Files.writeString(file, new CallCosts(rows).text());
  }

  /** Who changes an API that was set up apart pays for it: the next one needs another. */
  private static CallCosts.Row row(ScenarioOutcome outcome) {
    List<TranscriptEvent.Http> calls =
        outcome.evidence().stream()
            .filter(event -> event.actor().equals("control plane"))
            .filter(TranscriptEvent.Http.class::isInstance)
            .map(TranscriptEvent.Http.class::cast)
            .toList();
    boolean usedUp =
        calls.stream().anyMatch(call -> !call.method().equals("GET"))
            && outcome.evidence().stream().anyMatch(MeasuredCalls::tellsOfSpare);
    int deployments = (int) calls.stream().filter(MeasuredCalls::deploys).count();
    return usedUp
        ? CallCosts.Row.of(calls.size() + 8, deployments + 1)
        : CallCosts.Row.of(calls.size(), deployments);
  }

  private static boolean tellsOfSpare(TranscriptEvent event) {
    return event instanceof TranscriptEvent.Note note && note.text().contains("was set up apart");
  }

  private static boolean deploys(TranscriptEvent.Http call) {
    return call.method().equals("POST")
        && URI.create(call.url()).getPath().matches("/v2/apis/[^/]+/deployments");
  }
}
