package dev.framegate.kit.targets.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.kit.targets.Adapter;
import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.CommandWords;
import dev.framegate.kit.targets.Declaration;
import dev.framegate.kit.targets.Target;
import dev.framegate.kit.targets.endpoint.EndpointAdapter;
import dev.framegate.kit.targets.endpoint.StageLookup;
import dev.framegate.settings.SettingsException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reaches a target by a program of its owner, in any language: it is asked to start the target, for
 * the addresses of stages, and to stop, by a line of JSON each.
 */
public final class ProcessAdapter implements Adapter {
  private static final int PROTOCOL = 1;
  private static final String COMMAND = "command";
  private static final Set<String> KEYS = Set.of(COMMAND, "answer-within");
  private static final Duration USUAL = Duration.ofSeconds(60);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  /** What the answer to start may hold beside the capabilities. */
  private static final List<String> ANSWERED =
      List.of("control-plane", "data-plane", "management", "version", "region");

  /** For stages whose addresses are asked for one by one. */
  private static final String ASKED = "127.0.0.1:1/{apiId}/{stage}";

  @Override
  public String name() {
    return "process";
  }

  @Override
  public Target open(Declaration declaration) {
    declaration.requireKnown(KEYS);
    CommandWords command = CommandWords.of(declaration.required(COMMAND, "python3 my-adapter.py"));
    command
        .problem()
        .ifPresent(
            problem -> {
              throw declaration.error(COMMAND, "'command': " + problem);
            });
    Duration longest =
        declaration
            .settings()
            .duration("answer-within", Duration.ofSeconds(1), LONGEST)
            .orElse(USUAL);
    AdapterProcess process = new AdapterProcess(command.words(), longest);
    try {
      JsonNode started = process.ask(question("start").put("protocol", PROTOCOL));
      return target(declaration, process, started);
    } catch (RuntimeException e) {
      process.abort();
      throw e;
    }
  }

  private static ObjectNode question(String what) {
    return JsonNodeFactory.instance.objectNode().put("do", what);
  }

  private static Target target(Declaration declaration, AdapterProcess process, JsonNode started) {
    Map<String, String> settings = new HashMap<>();
    for (String key : ANSWERED) {
      if (started.path(key).isTextual()) {
        settings.put(key, started.path(key).asText());
      }
    }
    boolean asks = !settings.containsKey("data-plane");
    settings.putIfAbsent("data-plane", "ws://" + ASKED);
    settings.putIfAbsent("management", "http://" + ASKED);
    try {
      Declaration endpoint =
          new Declaration(
              declaration.name(),
              declaration.adapter(),
              settings,
              capabilities(declaration, process, started),
              declaration.deviations());
      return EndpointAdapter.open(
          endpoint, asks ? new AskedStages(process) : StageLookup.BY_TEMPLATE, () -> stop(process));
    } catch (SettingsException e) {
      throw process.failed(
          "start", "answered with something else than addresses: " + e.getMessage());
    }
  }

  /** Those of the declaration, or else those of the answer. */
  private static Set<Capability> capabilities(
      Declaration declaration, AdapterProcess process, JsonNode started) {
    if (!declaration.capabilities().isEmpty()) {
      return declaration.capabilities();
    }
    Set<Capability> offered = EnumSet.noneOf(Capability.class);
    for (JsonNode label : started.path("capabilities")) {
      try {
        offered.add(Capability.of(label.asText()));
      } catch (IllegalArgumentException e) {
        throw process.failed(
            "start", "answered with capabilities of which one is unknown: " + e.getMessage());
      }
    }
    return offered;
  }

  private static void stop(AdapterProcess process) {
    try {
      process.ask(question("stop"));
    } catch (RuntimeException e) {
      return; // It ends with the run all the same.
    } finally {
      process.stop();
    }
  }

  static ObjectNode stage(String apiId, String stage) {
    return question("stage").put("apiId", apiId).put("stage", stage);
  }
}
