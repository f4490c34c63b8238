package dev.framegate.kit.explore;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.contract.Member;
import dev.framegate.kit.control.ControlPlaneCall;
import dev.framegate.kit.control.ControlPlaneClient;
import dev.framegate.kit.values.StepJson;
import java.util.LinkedHashMap;
import java.util.Map;

/** Plays a script of calls on a target, and holds each answer against what must come of it. */
final class ScriptPlayer {
  private final TargetApi world;
  private final Map<String, String> latest = new LinkedHashMap<>();

  ScriptPlayer(TargetApi world) {
    this.world = world;
    knows("apiId", world.id("api"));
    knows("region", world.target().region());
  }

  /** A value for a name in braces. */
  ScriptPlayer knows(String name, String value) {
    latest.put(name, value);
    return this;
  }

  void play(CallScript script) {
    script.lines().forEach(this::play);
  }

  private void play(CallScript.Line line) {
    Map<String, Object> members = new LinkedHashMap<>();
    ControlPlaneClient.operation(line.operation()).input().members().values().stream()
        .filter(member -> member.location() == Member.Location.URI)
        .map(Member::wireName)
        .filter(latest::containsKey)
        .forEach(name -> members.put(name, latest.get(name)));
    JsonNode given = StepJson.parse(filled(line.members().toString())).orElseThrow();
    given.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
    ControlPlaneCall called =
        line.succeeds()
            ? world.succeed(line.rule(), line.operation(), members)
            : refused(line, members);
    if (called.succeeded()) {
      learn(called.json());
    }
    line.checks().forEach(check -> require(check, called));
  }

  private ControlPlaneCall refused(CallScript.Line line, Map<String, Object> members) {
    ControlPlaneCall called = world.call(line.operation(), members);
    boolean refused = called.status() >= 400 && called.status() <= 499;
    MismatchException.require(
        line.refusedInAnyWay() ? refused : called.status() == line.status(),
        line.rule(),
        "%s is refused%s, with %s"
            .formatted(
                line.operation(),
                line.refusedInAnyWay() ? "" : " with " + line.status(),
                Messages.cut(members.toString())),
        called.toString());
    return called;
  }

  private void require(CallScript.Check check, ControlPlaneCall called) {
    String told = told(called, check.path());
    boolean holds =
        switch (check.how()) {
          case IS -> told.equals(filled(check.value()));
          case ABSENT -> told.isEmpty() || told.equals(check.value());
          case EQUALS_MEMBER -> told.equals(told(called, check.value()));
          case PRESENT -> !told.isEmpty();
        };
    MismatchException.require(
        holds,
        check.rule(),
        "after %s, %s".formatted(called.operation().name(), filled(check.sentence())),
        "it is \"%s\"".formatted(Messages.cut(told)));
  }

  private static String told(ControlPlaneCall called, String path) {
    return called.member(path).map(StepJson::text).orElse("");
  }

  private void learn(JsonNode answer) {
    answer
        .properties()
        .forEach(
            member -> {
              if (member.getKey().endsWith("Id") && member.getValue().isTextual()) {
                latest.put(member.getKey(), member.getValue().asText());
              }
            });
  }

  private String filled(String text) {
    String filled = text;
    for (Map.Entry<String, String> known : latest.entrySet()) {
      filled = filled.replace("{" + known.getKey() + "}", known.getValue());
    }
    return filled;
  }
}
