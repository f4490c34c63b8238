package dev.framegate.kit.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes rules and probes of what is written, and collects what stands in the way. */
final class RuleReader {
  private static final Pattern ID = Pattern.compile("@[A-Z]{3}-\\d{3}[a-z]?");

  private final Ledger ledger;
  private final List<Rule> rules = new ArrayList<>();
  private final List<Probe> probes = new ArrayList<>();
  private final List<ScenarioEntry> scenarios = new ArrayList<>();
  private final List<FeatureProblem> problems = new ArrayList<>();
  private final Map<String, String> places = new HashMap<>();

  RuleReader(Ledger ledger) {
    this.ledger = ledger;
  }

  List<Rule> rules() {
    return rules;
  }

  List<Probe> probes() {
    return probes;
  }

  List<ScenarioEntry> scenarios() {
    return scenarios;
  }

  List<FeatureProblem> problems() {
    return problems;
  }

  void read(ParsedRule block) {
    int before = problems.size();
    String id = id(block);
    if (block.chapter().isEmpty()) {
      problem(block, "lies in no chapter; move the file into a folder such as frames/");
    }
    if (block.name().isEmpty()) {
      problem(block, "has no name; write the statement behind \"Rule:\"");
    }
    block.scenarios().forEach(scenario -> scenarios.addAll(scenario.pickles()));
    RuleDescription prose = RuleDescription.of(block.description());
    if (block.tags().contains("@probe")) {
      readProbe(block, id, prose, before);
    } else {
      readRule(block, id, prose, before);
    }
  }

  private void readProbe(ParsedRule block, String id, RuleDescription prose, int before) {
    for (Requirement requirement : Requirement.values()) {
      refuseOnProbe(block, requirement);
    }
    for (Grade grade : Grade.values()) {
      refuseOnProbe(block, grade);
    }
    if (problems.size() == before) {
      probes.add(
          new Probe(
              id,
              block.chapter(),
              block.name(),
              prose.description(),
              titles(block, id, prose),
              ledger.of(id),
              block.location(),
              block.pickles(),
              block.written()));
    }
  }

  private void refuseOnProbe(ParsedRule block, Enum<?> word) {
    if (block.tags().contains(tag(word))) {
      problem(block, "is a probe, which asserts nothing; remove " + tag(word));
    }
  }

  private void readRule(ParsedRule block, String id, RuleDescription prose, int before) {
    Optional<Requirement> requirement = one(block, Requirement.values());
    Optional<Grade> grade = one(block, Grade.values());
    if (prose.source().isEmpty()) {
      problem(block, "names no source; add a line \"Source: ...\" to its description");
    }
    String source = titles(block, id, prose);
    boolean untestable = block.tags().contains("@untestable");
    if (untestable && prose.untestable().isEmpty()) {
      problem(block, "is untestable without a reason; add a line \"Untestable: ...\"");
    }
    if (untestable && !block.scenarios().isEmpty()) {
      problem(block, "is tagged @untestable but has scenarios; remove the tag or the scenarios");
    }
    if (!untestable && prose.untestable().isPresent()) {
      problem(block, "says why it is untestable but is not tagged @untestable; add the tag");
    }
    if (problems.size() == before && requirement.isPresent() && grade.isPresent()) {
      rules.add(
          new Rule(
              id,
              block.chapter(),
              block.name(),
              prose.description(),
              source,
              ledger.of(id),
              requirement.get(),
              grade.get(),
              block.tags().contains("@seed"),
              prose.untestable(),
              block.location(),
              block.pickles(),
              block.written()));
    }
  }

  /** Of the sources that are named; what is named itself where there is no register. */
  private String titles(ParsedRule block, String id, RuleDescription prose) {
    String line = prose.source().orElse("");
    if (!ledger.isKept()) {
      return line;
    }
    List<String> titles = new ArrayList<>();
    for (String named : line.split(",")) {
      String source = named.strip();
      Source known = ledger.sources().get(source);
      if (source.isEmpty()) {
        continue;
      } else if (known == null) {
        problem(block, "names the source \"" + source + "\", which sources.yaml lacks; add it");
      } else if (ledger.of(id).stream().noneMatch(e -> e.source().equals(known))) {
        problem(
            block, "names the source \"" + source + "\" without evidence from it; add an entry");
      } else {
        titles.add(known.title());
      }
    }
    return String.join("; ", titles);
  }

  private String id(ParsedRule block) {
    List<String> ids = block.tags().stream().filter(t -> ID.matcher(t).matches()).toList();
    if (ids.size() != 1) {
      problem(
          block,
          "needs exactly one id tag such as @DEP-003, and has "
              + (ids.isEmpty() ? "none" : String.join(" ", ids)));
      return "";
    }
    String id = ids.get(0).substring(1);
    String first = places.putIfAbsent(id, block.location());
    if (first != null) {
      problem(block, "has the id " + id + ", which " + first + " has already; take a free one");
    }
    return id;
  }

  /** The one word of an enum that stands among the tags. */
  private <E extends Enum<E>> Optional<E> one(ParsedRule block, E[] words) {
    List<E> found = new ArrayList<>();
    List<String> legal = new ArrayList<>();
    for (E word : words) {
      legal.add(tag(word));
      if (block.tags().contains(tag(word))) {
        found.add(word);
      }
    }
    if (found.size() == 1) {
      return Optional.of(found.get(0));
    }
    problem(
        block,
        "needs exactly one of "
            + String.join(", ", legal)
            + ", and has "
            + (found.isEmpty() ? "none" : found.size()));
    return Optional.empty();
  }

  private static String tag(Enum<?> word) {
    return "@" + word.name().toLowerCase(Locale.ROOT);
  }

  private void problem(ParsedRule block, String message) {
    problems.add(
        new FeatureProblem(block.location(), "the rule \"" + block.name() + "\" " + message));
  }
}
