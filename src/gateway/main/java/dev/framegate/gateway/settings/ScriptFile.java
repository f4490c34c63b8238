package dev.framegate.gateway.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.framegate.gateway.internal.limits.ServerBounds;
import dev.framegate.gateway.settings.ScriptExpectation.Kind;
import dev.framegate.settings.Section;
import dev.framegate.settings.SettingsFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a {@link Script} from YAML or JSON. */
final class ScriptFile {
  private static final String EXAMPLE = "[{expect: connection, within: 30}, {close: 1001}]";

  /** The keys of each step, after its own name. */
  private static final Map<String, Set<String>> KEYS =
      Map.of(
          "expect", Set.of("within", "like"),
          "send", Set.of(),
          "close", Set.of("reason"),
          "drop", Set.of(),
          "refuse", Set.of("times"),
          "delay", Set.of(),
          "wait", Set.of(),
          "callbacks", Set.of());

  private ScriptFile() {}

  static Script read(Path file) {
    Section root = SettingsFile.read(file);
    root.requireKnown(Set.of("steps"));
    List<Section> steps = root.sections("steps", EXAMPLE);
    if (steps.isEmpty()) {
      throw root.error("no steps; expected a list such as 'steps: " + EXAMPLE + "'.");
    }
    Script.Builder script = Script.builder();
    for (Section step : steps) {
      add(script, step);
    }
    return script.build();
  }

  private static void add(Script.Builder script, Section step) {
    List<String> names = step.keys().stream().filter(KEYS::containsKey).toList();
    if (names.size() != 1) {
      throw step.error(
          "a step has one of the keys %s; this one has %s."
              .formatted(
                  KEYS.keySet().stream().sorted().collect(Collectors.joining(", ")),
                  String.join(", ", step.keys())));
    }
    String name = names.get(0);
    step.without(Set.of(name)).requireKnown(KEYS.getOrDefault(name, Set.of()));
    script.at(step.place(name));
    switch (name) {
      case "expect" -> script.expect(expectation(step), within(step));
      case "send" -> script.send(step.text("send").required("hello"));
      case "close" -> script.close(closeCode(step), step.text("reason").orElse(""));
      case "drop" -> {
        step.choice("drop", List.of("connection"));
        script.drop();
      }
      case "refuse" ->
          script.refuse(
              step.whole("refuse", 300, 599).required("429"),
              step.whole("times", 1, ServerBounds.SCRIPT_REFUSALS).orElse(1));
      case "delay" -> script.delay(time(step, "delay", ServerBounds.SCRIPT_DELAY));
      case "wait" -> script.pause(time(step, "wait", ServerBounds.SCRIPT_STEP));
      default -> script.answerCallbacks(callbackStatus(step));
    }
  }

  private static ScriptExpectation expectation(Section step) {
    String what = step.choice("expect", Arrays.stream(Kind.values()).map(Kind::key).toList());
    Kind kind =
        Arrays.stream(Kind.values()).filter(each -> each.key().equals(what)).findFirst().get();
    if (step.has("like") && kind != Kind.MESSAGE) {
      throw step.error("like", "only a message can be like something.");
    }
    JsonNode like =
        step.has("like")
            ? new ObjectMapper().valueToTree(step.tree("like"))
            : MissingNode.getInstance();
    return new ScriptExpectation(kind, like);
  }

  private static Duration within(Section step) {
    return step.duration("within", Duration.ZERO, ServerBounds.SCRIPT_STEP)
        .orElse(ServerBounds.SCRIPT_EXPECTATION);
  }

  private static Duration time(Section step, String key, Duration longest) {
    return step.duration(key, Duration.ZERO, longest).required("2");
  }

  private static int closeCode(Section step) {
    return step.text("close")
        .as(
            "a code that a close frame can carry: 1000 to 1003, 1007 to 1014 or 3000 to 4999",
            text -> number(text).filter(ScriptFile::onWire))
        .required("1001");
  }

  private static boolean onWire(int code) {
    return code >= 1000 && code <= 1003
        || code >= 1007 && code <= 1014
        || code >= 3000 && code <= 4999;
  }

  private static int callbackStatus(Section step) {
    return step.text("callbacks")
        .as(
            "410, 413, 429, or 200 for the usual answers",
            text -> number(text).filter(Set.of(200, 410, 413, 429)::contains))
        .required("410");
  }

  private static Optional<Integer> number(String text) {
    return text.matches("\\d{3,4}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }
}
