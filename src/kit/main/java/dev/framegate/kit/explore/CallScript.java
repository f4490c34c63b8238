package dev.framegate.kit.explore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.kit.values.StepJson;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls of the control plane in their order, each with what must come of it. A script is played
 * against a target, and told in the sentences of the rules.
 *
 * @param lines in order
 */
record CallScript(List<Line> lines) {
  private static final int REFUSED_IN_ANY_WAY = 0;

  /**
   * One call, and what its answer must hold.
   *
   * @param rule that is broken where the call has another outcome
   * @param status of a refusal; 0 for any; -1 where it succeeds
   * @param members as JSON; <code>{apiId}</code> in a text stands for the latest id of that kind
   */
  record Line(String rule, int status, String operation, ObjectNode members, List<Check> checks) {
    boolean succeeds() {
      return status < REFUSED_IN_ANY_WAY;
    }

    boolean refusedInAnyWay() {
      return status == REFUSED_IN_ANY_WAY;
    }

    private List<String> sentences() {
      List<String> told = new ArrayList<>();
      told.add(operation + (members.isEmpty() ? " is called" : " is called with:"));
      if (!members.isEmpty()) {
        told.add("  | member | value |");
        members
            .properties()
            .forEach(
                member ->
                    told.add(
                        "  | %s | %s |"
                            .formatted(member.getKey(), StepJson.text(member.getValue()))));
      }
      if (succeeds()) {
        told.add("the call succeeds");
      } else if (refusedInAnyWay()) {
        told.add("the call is refused");
      } else {
        told.addAll(
            List.of(
                "the call is refused with one of the statuses:",
                "  | status |",
                "  | %d |".formatted(status)));
      }
      checks.stream().map(Check::sentence).forEach(told::add);
      return told;
    }
  }

  /**
   * What an answer must hold.
   *
   * @param path of a member, such as {@code tags.a}
   * @param value a text, or the path of the other member
   */
  record Check(String rule, How how, String path, String value) {
    enum How {
      IS("the answer's \"%s\" is \"%s\""),
      ABSENT("the answer's \"%s\" is absent or one of \"%s\""),
      EQUALS_MEMBER("the answer's \"%s\" and \"%s\" are equal"),
      PRESENT("the answer has \"%s\"%s");

      private final String sentence;

      How(String sentence) {
        this.sentence = sentence;
      }
    }

    String sentence() {
      return how.sentence.formatted(path, value);
    }
  }

  static CallScript begin() {
    return new CallScript(List.of());
  }

  /**
   * A call that succeeds.
   *
   * @param members as JSON with single quotes
   */
  CallScript call(String rule, String operation, String members) {
    return with(rule, -1, operation, members);
  }

  /** A call that is refused with that status. */
  CallScript refused(String rule, int status, String operation, String members) {
    return with(rule, status, operation, members);
  }

  /** A call that is refused, with whatever status. */
  CallScript refused(String rule, String operation, String members) {
    return with(rule, REFUSED_IN_ANY_WAY, operation, members);
  }

  /** The answer of the latest call has this value. */
  CallScript tells(String rule, String path, String value) {
    return checked(new Check(rule, Check.How.IS, path, value));
  }

  /** The answer of the latest call has no such member, or an empty one. */
  CallScript lacks(String rule, String path) {
    return lacks(rule, path, "");
  }

  /** The answer of the latest call has no such member, or one that holds nothing. */
  CallScript lacks(String rule, String path, String nothing) {
    return checked(new Check(rule, Check.How.ABSENT, path, nothing));
  }

  /** The answer of the latest call has the same value in both members. */
  CallScript agrees(String rule, String path, String other) {
    return checked(new Check(rule, Check.How.EQUALS_MEMBER, path, other));
  }

  /** The answer of the latest call has such a member. */
  CallScript has(String rule, String path) {
    return checked(new Check(rule, Check.How.PRESENT, path, ""));
  }

  private CallScript checked(Check check) {
    List<Line> changed = new ArrayList<>(lines);
    Line last = changed.remove(changed.size() - 1);
    List<Check> checks = new ArrayList<>(last.checks());
    checks.add(check);
    changed.add(
        new Line(
            last.rule(), last.status(), last.operation(), last.members(), List.copyOf(checks)));
    return new CallScript(List.copyOf(changed));
  }

  CallScript then(CallScript more) {
    List<Line> all = new ArrayList<>(lines);
    all.addAll(more.lines);
    return new CallScript(List.copyOf(all));
  }

  private CallScript with(String rule, int status, String operation, String members) {
    return then(
        new CallScript(List.of(new Line(rule, status, operation, json(members), List.of()))));
  }

  private static ObjectNode json(String members) {
    if (members.isEmpty()) {
      return JsonNodeFactory.instance.objectNode();
    }
    return StepJson.parse("{" + members.replace('\'', '"') + "}")
        .filter(JsonNode::isObject)
        .map(ObjectNode.class::cast)
        .orElseThrow(() -> new IllegalArgumentException("No members: " + members));
  }

  /** The same, with a name in the place of <code>{n}</code>, and its letters and digits of {w}. */
  CallScript named(String name) {
    return new CallScript(
        lines.stream()
            .map(
                line ->
                    new Line(
                        line.rule(),
                        line.status(),
                        line.operation(),
                        (ObjectNode)
                            StepJson.parse(
                                    line.members()
                                        .toString()
                                        .replace("{n}", name)
                                        .replace("{w}", name.replace("-", "")))
                                .orElseThrow(),
                        line.checks()))
            .toList());
  }

  /** In the sentences of the rules. */
  List<String> sentences() {
    return lines.stream().map(Line::sentences).flatMap(List::stream).toList();
  }
}
