package dev.framegate.kit.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.kit.report.JudgedRun;
import dev.framegate.kit.rules.Rule;
import dev.framegate.kit.rules.RuleCatalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WireEventsTest {
  private static final RuleCatalogue CATALOGUE = RuleCatalogue.load();

  @Test
  void aRuleHasTheEventsOfItsStatementAndSteps() {
    Map<String, List<String>> events =
        CATALOGUE.rules().stream()
            .collect(
                Collectors.toMap(
                    Rule::id,
                    rule ->
                        WireEvents.of(rule).stream()
                            .map(event -> event.title().replaceAll(":.*", ""))
                            .toList()));

    assertThat(events)
        .containsEntry("FRM-004", List.of("close 1009"))
        .containsEntry("FRM-041", List.of("close 1003"))
        .containsEntry("FRM-040", List.of("close 1001"))
        .containsEntry("FRM-048", List.of("close 1000"))
        .containsEntry("FRM-043", List.of("dropped", "dropped"))
        .containsEntry("URL-006", List.of("handshake 403"))
        .containsEntry("LIM-012", List.of("handshake 429"))
        .containsEntry("MGT-004", List.of("callback 410"))
        .containsEntry("MGT-007", List.of("callback 413"))
        .containsEntry("FRM-024", List.of());
  }

  @Test
  void eachEventThatAGatewayCausesBelongsToARule() {
    assertThat(
            CATALOGUE.rules().stream()
                .flatMap(rule -> WireEvents.of(rule).stream())
                .map(WireEvent::title)
                .distinct())
        .containsExactlyInAnyOrderElementsOf(
            WireEvents.all().stream()
                .map(WireEvent::title)
                .filter(title -> !title.startsWith("no handshake"))
                .toList());
  }

  @Test
  void thePageOfARuleShowsWhatItsClientsSee(@TempDir Path folder) throws IOException {
    List<JudgedRun> none = List.of();
    new RuleSite(CATALOGUE, none, ReportOptions.standard()).write(folder);

    assertThat(folder.resolve("frames.html"))
        .content()
        .contains("What clients show at close 1009: a message that is too big")
        .contains("<dt>JDK</dt><dd><code>onClose(1009, \"Message too big\")</code>");
  }
}
