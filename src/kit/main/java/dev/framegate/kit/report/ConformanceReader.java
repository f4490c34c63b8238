package dev.framegate.kit.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.kit.rules.Deviation;
import dev.framegate.kit.rules.Grade;
import dev.framegate.kit.rules.Requirement;
import dev.framegate.kit.rules.Rule;
import dev.framegate.kit.rules.Verdict;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads {@code conformance.json}; says which member is wrong where one is. */
final class ConformanceReader {
  private final String file;

  ConformanceReader(String file) {
    this.file = file;
  }

  JudgedRun run(JsonNode root) {
    JsonNode kit = member(root, "kit");
    JsonNode target = member(root, "target");
    Map<String, String> settings = new LinkedHashMap<>();
    member(root, "settings")
        .properties()
        .forEach(e -> settings.put(e.getKey(), e.getValue().asText()));
    return new JudgedRun(
        new KitInfo(text(kit, "name"), text(kit, "version")),
        new JudgedTarget(
            text(target, "name"),
            text(target, "adapter"),
            text(target, "version"),
            list(target, "capabilities", JsonNode::asText)),
        parsed(root, "started", Instant::parse),
        member(root, "seconds").asDouble(),
        word(root, "level", Level.class),
        settings,
        member(root, "catalogue").asInt(),
        member(root, "filtered").asBoolean(),
        member(root, "complete").asBoolean(),
        member(root, "conforms").asBoolean(),
        totals(member(root, "totals")),
        list(root, "rules", this::rule),
        list(root, "probes", this::probe),
        list(root, "deviations", this::deviation),
        root.has("visibility") ? list(root, "visibility", this::visibility) : List.of(),
        Optional.ofNullable(root.get("requirements")).map(this::requirements),
        Optional.ofNullable(root.get("shard")).map(this::shard));
  }

  private ShardIdentity shard(JsonNode node) {
    try {
      return new ShardIdentity(
          new Shard(member(node, "index").asInt(), member(node, "count").asInt()),
          text(node, "catalogue"));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          file + " is no conformance report: \"shard\": " + e.getMessage(), e);
    }
  }

  private RequirementsResult requirements(JsonNode node) {
    return new RequirementsResult(text(node, "set"), list(node, "unscored", this::rule));
  }

  private PropagationDelay visibility(JsonNode node) {
    return new PropagationDelay(
        text(node, "change"),
        member(node, "seen").asInt(),
        member(node, "p50").asDouble(),
        member(node, "p99").asDouble());
  }

  private Totals totals(JsonNode node) {
    return new Totals(
        member(node, "rules").asInt(),
        member(node, "passed").asInt(),
        member(node, "failed").asInt(),
        member(node, "advisory").asInt(),
        member(node, "skipped").asInt(),
        member(node, "inconclusive").asInt(),
        member(node, "errored").asInt(),
        member(node, "untestable").asInt(),
        member(node, "scenarios").asInt());
  }

  private RuleResult rule(JsonNode node) {
    Rule rule =
        new Rule(
            text(node, "id"),
            text(node, "chapter"),
            text(node, "title"),
            text(node, "description"),
            text(node, "source"),
            word(node, "requirement", Requirement.class),
            word(node, "grade", Grade.class),
            member(node, "seed").asBoolean(),
            maybe(node, "untestable"),
            text(node, "location"),
            member(node, "pickles").asInt());
    return new RuleResult(
        rule,
        word(node, "verdict", Verdict.class),
        maybe(node, "reason"),
        list(node, "scenarios", this::scenario),
        tally(node));
  }

  private ScenarioResult scenario(JsonNode node) {
    return new ScenarioResult(
        text(node, "name"),
        text(node, "location"),
        word(node, "verdict", Verdict.class),
        member(node, "seconds").asDouble(),
        maybe(node, "reason"),
        List.of(),
        List.of(),
        tally(node));
  }

  private PassCount tally(JsonNode node) {
    JsonNode rounds = node.path("rounds");
    return rounds.isMissingNode()
        ? PassCount.once(word(node, "verdict", Verdict.class))
        : new PassCount(member(rounds, "passed").asInt(), member(rounds, "of").asInt());
  }

  private ProbeResult probe(JsonNode node) {
    return new ProbeResult(
        text(node, "id"),
        text(node, "chapter"),
        text(node, "question"),
        text(node, "scenario"),
        text(node, "answer"),
        text(node, "location"));
  }

  private DeviationResult deviation(JsonNode node) {
    Optional<LocalDate> expires =
        maybe(node, "expires").map(day -> parsed(node, "expires", LocalDate::parse));
    return new DeviationResult(
        new Deviation(text(node, "rule"), text(node, "reason"), maybe(node, "issue"), expires),
        word(node, "state", DeviationResult.State.class),
        list(node, "rules", JsonNode::asText));
  }

  private JsonNode member(JsonNode node, String name) {
    JsonNode value = node.get(name);
    if (value == null || value.isNull()) {
      throw new IllegalArgumentException(
          file + " is no conformance report: \"" + name + "\" is missing.");
    }
    return value;
  }

  private String text(JsonNode node, String name) {
    return member(node, name).asText();
  }

  private static Optional<String> maybe(JsonNode node, String name) {
    return Optional.ofNullable(node.get(name)).filter(v -> !v.isNull()).map(JsonNode::asText);
  }

  private <T> List<T> list(JsonNode node, String name, Function<JsonNode, T> each) {
    List<T> values = new ArrayList<>();
    member(node, name).forEach(value -> values.add(each.apply(value)));
    return values;
  }

  private <T> T parsed(JsonNode node, String name, Function<String, T> parse) {
    try {
      return parse.apply(text(node, name));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(file + ": \"" + name + "\" is no date", e);
    }
  }

  private <E extends Enum<E>> E word(JsonNode node, String name, Class<E> type) {
    String word = text(node, name);
    try {
      return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          file
              + ": \""
              + name
              + "\" is \""
              + word
              + "\", expected one of "
              + List.of(type.getEnumConstants()),
          e);
    }
  }
}
