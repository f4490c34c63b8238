package dev.framegate.kit.report.html;

import dev.framegate.kit.report.ScenarioResult;
import dev.framegate.kit.report.html.Exchange.Cut;
import dev.framegate.kit.report.html.Exchange.Fold;
import dev.framegate.kit.report.html.Exchange.Item;
import dev.framegate.kit.report.html.Exchange.Silence;
import dev.framegate.kit.report.html.Exchange.StepStart;
import dev.framegate.kit.rules.StepResult;
import dev.framegate.kit.rules.Verdict;
import dev.framegate.kit.rules.WrittenStep;
import dev.framegate.kit.wire.TranscriptEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns a scenario's events into a drawing: calls that only set up are folded, long silences become
 * gaps, the event that the verdict rests on is marked, and what the kit does after the last step is
 * kept apart.
 */
final class ExchangeReader {
  private static final int MOST_EVENTS = 200;
  private static final long SILENCE_MICROS = 400_000;
  private static final Set<String> SETS_UP = Set.of("Given", "*");
  private static final Set<String> CONTINUES = Set.of("And", "But");

  private final Map<Integer, WrittenStep> steps = new HashMap<>();
  private final Map<Integer, StepResult> results = new HashMap<>();
  private final Set<Integer> given = new HashSet<>();
  private final List<TranscriptEvent> events;
  private final ScenarioResult result;
  private final Lanes lanes;
  private final int cleanUp;
  private final Decision decision;
  private final Set<TranscriptEvent> setUpCalls;

  ExchangeReader(List<WrittenStep> written, ScenarioResult result) {
    boolean setsUp = true;
    for (WrittenStep step : written) {
      steps.put(step.line(), step);
      setsUp = CONTINUES.contains(step.keyword()) ? setsUp : SETS_UP.contains(step.keyword());
      if (setsUp) {
        given.add(step.line());
      }
    }
    result.steps().forEach(step -> results.put(step.line(), step));
    this.result = result;
    this.events = result.evidence();
    this.cleanUp = cleanUpStart();
    this.decision = decision();
    this.setUpCalls = setUpCalls();
    this.lanes =
        Lanes.of(events.subList(0, cleanUp).stream().filter(e -> !setUpCalls.contains(e)).toList());
  }

  /** The drawing. */
  Exchange exchange() {
    List<Item> items = new ArrayList<>(items(events.subList(0, cleanUp)));
    List<Item> after = cleanUpItems();
    if (!after.isEmpty()) {
      items.add(
          new Fold(
              after.size() == 1
                  ? "clean-up by the kit: 1 event"
                  : "clean-up by the kit: " + after.size() + " events",
              after));
    }
    return new Exchange(lanes.names(), items);
  }

  private int cleanUpStart() {
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i) instanceof TranscriptEvent.Step step && step.line() == 0) {
        return i;
      }
    }
    return events.size();
  }

  /** What the verdict rests on: an event, or the silence that ends at a time. */
  private record Decision(Optional<TranscriptEvent> event, long silenceUntil) {}

  private Decision decision() {
    boolean failed = result.verdict() == Verdict.FAILED || result.verdict() == Verdict.ADVISORY;
    if (!failed && result.verdict() != Verdict.PASSED) {
      return new Decision(Optional.empty(), -1);
    }
    long end = cleanUp < events.size() ? events.get(cleanUp).micros() : Long.MAX_VALUE;
    Optional<TranscriptEvent> last = Optional.empty();
    int line = 0;
    for (TranscriptEvent event : events.subList(0, cleanUp)) {
      if (event instanceof TranscriptEvent.Step step) {
        line = step.line();
      } else if (fromTarget(event) && !setsUp(line)) {
        last = Optional.of(event);
      }
    }
    boolean waited = failed && end != Long.MAX_VALUE && end - lastActivity() >= SILENCE_MICROS;
    return waited ? new Decision(Optional.empty(), end) : new Decision(last, -1);
  }

  private long lastActivity() {
    long last = 0;
    for (TranscriptEvent event : events.subList(0, cleanUp)) {
      if (!(event instanceof TranscriptEvent.Step || event instanceof TranscriptEvent.Note)) {
        last = event.micros();
      }
    }
    return last;
  }

  private static boolean fromTarget(TranscriptEvent event) {
    if (event instanceof TranscriptEvent.Frame frame) {
      return !frame.sent();
    }
    if (event instanceof TranscriptEvent.Message message) {
      return !message.sent();
    }
    return event instanceof TranscriptEvent.Http || event instanceof TranscriptEvent.Handshake;
  }

  private List<Item> cleanUpItems() {
    EventArrow arrows = new EventArrow(lanes);
    return events.subList(cleanUp, events.size()).stream()
        .filter(event -> !(event instanceof TranscriptEvent.Step))
        .limit(MOST_EVENTS)
        .map(arrows::folded)
        .toList();
  }

  private List<Item> items(List<TranscriptEvent> part) {
    if (part.size() <= MOST_EVENTS) {
      return drawn(part);
    }
    int half = MOST_EVENTS / 2;
    List<Item> items = new ArrayList<>(drawn(part.subList(0, half)));
    items.add(new Cut(part.size() - MOST_EVENTS));
    items.addAll(drawn(part.subList(part.size() - half, part.size())));
    return items;
  }

  private List<Item> drawn(List<TranscriptEvent> part) {
    EventArrow arrows = new EventArrow(lanes);
    List<Item> items = new ArrayList<>();
    List<Item> setUp = new ArrayList<>();
    int line = 0;
    long before = -1;
    for (TranscriptEvent event : part) {
      if (event instanceof TranscriptEvent.Step step) {
        flush(setUp, items);
        line = step.line();
        items.add(new StepStart(text(line), mark(line)));
        continue;
      }
      long silence = before < 0 ? 0 : event.micros() - took(event) - before;
      if (silence >= SILENCE_MICROS) {
        flush(setUp, items);
        items.add(new Silence(Durations.micros(silence), false));
      }
      before = event.micros();
      if (setUpCalls.contains(event)) {
        setUp.add(arrows.folded(event));
      } else {
        flush(setUp, items);
        items.add(arrows.of(event, false, decides(event)));
      }
    }
    flush(setUp, items);
    if (decision.silenceUntil() >= 0 && before >= 0) {
      items.add(new Silence(Durations.micros(decision.silenceUntil() - lastActivity()), true));
    }
    return items;
  }

  private boolean decides(TranscriptEvent event) {
    return decision.event().filter(e -> e == event).isPresent();
  }

  /** Calls of steps that set up, and succeeded; no page has to show them at once. */
  private Set<TranscriptEvent> setUpCalls() {
    Set<TranscriptEvent> calls = Collections.newSetFromMap(new IdentityHashMap<>());
    int line = 0;
    for (TranscriptEvent event : events.subList(0, cleanUp)) {
      if (event instanceof TranscriptEvent.Step step) {
        line = step.line();
      } else if (event instanceof TranscriptEvent.Http && setsUp(line)) {
        calls.add(event);
      }
    }
    return calls;
  }

  private static long took(TranscriptEvent event) {
    return event instanceof TranscriptEvent.Http http ? http.tookMicros() : 0;
  }

  private boolean setsUp(int line) {
    return given.contains(line) && !mark(line).equals("failed");
  }

  private static void flush(List<Item> setUp, List<Item> items) {
    if (!setUp.isEmpty()) {
      items.add(
          new Fold(
              setUp.size() == 1 ? "1 set-up call" : setUp.size() + " set-up calls",
              List.copyOf(setUp)));
      setUp.clear();
    }
  }

  private String text(int line) {
    WrittenStep step = steps.get(line);
    return step == null ? "step at line " + line : step.keyword() + " " + step.text();
  }

  private String mark(int line) {
    StepResult step = results.get(line);
    return step == null ? "" : step.status().name().toLowerCase(Locale.ROOT);
  }
}
