package dev.framegate.kit.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.kit.report.ScenarioResult;
import dev.framegate.kit.report.html.Exchange.Arrow;
import dev.framegate.kit.report.html.Exchange.Call;
import dev.framegate.kit.report.html.Exchange.Fold;
import dev.framegate.kit.report.html.Exchange.Silence;
import dev.framegate.kit.report.html.Exchange.StepStart;
import dev.framegate.kit.rules.StepResult;
import dev.framegate.kit.rules.Verdict;
import dev.framegate.kit.rules.WrittenStep;
import dev.framegate.kit.wire.TranscriptEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ExchangeReaderTest {
  private static final List<WrittenStep> STEPS =
      List.of(
          step("Given", "an API with the route \"echo\"", 5),
          step("When", "the client sends a frame of 33 KiB + 1 byte", 6),
          step("Then", "the client is disconnected with close code 1009", 7));

  private final List<TranscriptEvent> events = new ArrayList<>();

  @Test
  void foldsTheCallsOfStepsThatSetUp() {
    add(
        new TranscriptEvent.Step(0, 5),
        call(1_000),
        call(2_000),
        new TranscriptEvent.Step(3_000, 6));
    add(frame(4_000, true, 1, "{}"));

    Exchange exchange = drawn(Verdict.PASSED);

    assertThat(exchange.lanes()).containsExactly("client", "gateway");
    assertThat(exchange.items().get(1))
        .isInstanceOfSatisfying(
            Fold.class,
            fold -> {
              assertThat(fold.summary()).isEqualTo("2 set-up calls");
              assertThat(fold.items().get(0))
                  .isInstanceOfSatisfying(
                      Call.class, call -> assertThat(call.head()).isEqualTo("POST /v2/apis"));
            });
  }

  @Test
  void theLastEventFromTheTargetDecides() {
    add(new TranscriptEvent.Step(0, 6), frame(1_000, true, 1, "{}"));
    add(new TranscriptEvent.Step(2_000, 7), frame(3_000, false, 8, "\u0003\u00f1"));

    Exchange exchange = drawn(Verdict.PASSED);

    assertThat(exchange.items())
        .filteredOn(Arrow.class::isInstance)
        .extracting(item -> ((Arrow) item).deciding())
        .containsExactly(false, true);
  }

  @Test
  void aSilenceDecidesWhereNothingCame() {
    add(new TranscriptEvent.Step(0, 6), frame(1_000, true, 1, "{}"));
    add(new TranscriptEvent.Step(2_000, 7), new TranscriptEvent.Step(2_001_000, 0));

    Exchange exchange = drawn(Verdict.FAILED);

    assertThat(exchange.items()).contains(new Silence("2.0 s", true));
    assertThat(exchange.items())
        .contains(new StepStart("Then the client is disconnected with close code 1009", "failed"));
  }

  @Test
  void aLongSilenceIsAGap() {
    add(frame(1_000, true, 1, "{}"), frame(701_000, false, 1, "{}"));

    assertThat(drawn(Verdict.PASSED).items()).contains(new Silence("700 ms", false));
  }

  @Test
  void whatTheKitClosedIsNoEndOfTheTargets() {
    add(frame(1_000, false, 1, "{}"), new TranscriptEvent.Step(2_000, 0));
    add(new TranscriptEvent.Closed(3_000, "client", 1006, ""));

    assertThat(drawn(Verdict.PASSED).items().get(1))
        .isEqualTo(
            new Fold(
                "clean-up by the kit: 1 event",
                List.of(new Call("client", "", "the kit ended this connection", List.of()))));
  }

  @Test
  void indentsJson() {
    String json = "{\"action\":\"echo\",\"text\":\"" + "x".repeat(60) + "\"}";
    add(frame(1_000, true, 1, json));

    Arrow arrow = (Arrow) drawn(Verdict.PASSED).items().get(0);

    assertThat(arrow.details().get(0).text()).startsWith("{\n  \"action\" : \"echo\",\n");
    assertThat(arrow.details().get(1).name()).isEqualTo("hex");
  }

  @Test
  void tooManyCallersShareALane() {
    for (int i = 0; i < 9; i++) {
      add(new TranscriptEvent.Closed(i, "client " + i, 1000, ""));
    }

    assertThat(drawn(Verdict.PASSED).lanes())
        .containsExactly("client 0", "client 1", "client 2", "other callers", "gateway");
  }

  private void add(TranscriptEvent... more) {
    events.addAll(List.of(more));
  }

  private Exchange drawn(Verdict verdict) {
    StepResult.Status last =
        verdict == Verdict.FAILED ? StepResult.Status.FAILED : StepResult.Status.PASSED;
    return new ExchangeReader(
            STEPS,
            new ScenarioResult(
                "name",
                "rules/x.feature:4",
                verdict,
                1,
                Optional.empty(),
                events,
                List.of(
                    new StepResult(5, StepResult.Status.PASSED, 0.1),
                    new StepResult(6, StepResult.Status.PASSED, 0.1),
                    new StepResult(7, last, 0.1))))
        .exchange();
  }

  private static WrittenStep step(String keyword, String text, int line) {
    return new WrittenStep(keyword, text, line, List.of(), "");
  }

  private static TranscriptEvent call(long micros) {
    return new TranscriptEvent.Http(
        micros,
        "control plane",
        500,
        "POST",
        "http://127.0.0.1:4566/v2/apis",
        Map.of(),
        "{}",
        201,
        Map.of(),
        "{}",
        "");
  }

  private static TranscriptEvent frame(long micros, boolean sent, int opcode, String payload) {
    byte[] bytes = payload.getBytes(StandardCharsets.ISO_8859_1);
    return new TranscriptEvent.Frame(
        micros, "client", sent, true, 0, opcode, sent, bytes.length, bytes, bytes.length + 6L);
  }
}
