package dev.framegate.kit.rules;

import dev.framegate.settings.Section;
import dev.framegate.settings.SettingsException;
import dev.framegate.settings.SettingsFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The accounts of what was found elsewhere, read as complete tables: each finding is held by rules
 * or probes of the catalogue, or says why it is not.
 */
final class EvidenceAccounts {
  static final int FACTS = 164;

  /** The evidence that a fact of a kind gives to at least one of the rules that hold it. */
  private static final Map<String, Predicate<Evidence>> EVIDENCE =
      Map.of(
          "asserted",
          e ->
              e.kind() == EvidenceKind.AWS_TEST
                  && (e.support() == Support.ALL || e.support() == Support.PART),
          "echo",
          e -> e.kind() == EvidenceKind.AWS_TEST && e.support() != Support.AGAINST,
          "measured",
          e -> e.kind() == EvidenceKind.AWS_PROBE && e.support() != Support.AGAINST,
          "reported",
          e -> e.kind().isObservation() && e.support() != Support.AGAINST,
          "implied",
          e -> true);

  private final Map<String, List<Evidence>> known = new HashMap<>();
  private final Set<String> sources;
  private final List<String> problems = new ArrayList<>();

  private EvidenceAccounts(RuleCatalogue catalogue, Ledger ledger) {
    catalogue.rules().forEach(rule -> known.put(rule.id(), rule.evidence()));
    catalogue.probes().forEach(probe -> known.put(probe.id(), probe.evidence()));
    sources = ledger.sources().keySet();
  }

  /** What is wrong in the three accounts of a folder, each with its file and line. */
  static List<String> problems(Path folder, RuleCatalogue catalogue, Ledger ledger) {
    EvidenceAccounts accounts = new EvidenceAccounts(catalogue, ledger);
    accounts.read(
        folder.resolve("aws-facts.yaml"),
        "facts",
        "fact",
        IntStream.rangeClosed(1, FACTS).mapToObj(String::valueOf).toList(),
        accounts::fact);
    accounts.read(
        folder.resolve("audit.yaml"),
        "lines",
        "id",
        Stream.of(
                numbered("A1.", 34), numbered("A2.", 11), numbered("A3.", 17), numbered("A4.", 18))
            .flatMap(List::stream)
            .toList(),
        accounts::line);
    accounts.read(
        folder.resolve("user-reports.yaml"),
        "reports",
        "id",
        Stream.of(numbered("U", 19), numbered("K", 6)).flatMap(List::stream).toList(),
        accounts::report);
    return accounts.problems;
  }

  private static List<String> numbered(String prefix, int last) {
    return IntStream.rangeClosed(1, last).mapToObj(n -> "%s%02d".formatted(prefix, n)).toList();
  }

  private void read(
      Path file,
      String table,
      String key,
      List<String> expected,
      BiConsumer<String, Section> check) {
    Section root = SettingsFile.read(file);
    root.requireKnown(List.of(table));
    Set<String> missing = new HashSet<>(expected);
    for (Section entry : root.sections(table, "[{" + key + ": 1, ...}]")) {
      try {
        String id = entry.text(key).required(expected.get(0));
        if (!missing.remove(id)) {
          throw entry.error(
              key, id + (expected.contains(id) ? " is there twice" : " is no id of this account"));
        }
        check.accept(id, entry);
      } catch (SettingsException e) {
        problems.add(e.getMessage());
      }
    }
    expected.stream()
        .filter(missing::contains)
        .forEach(id -> problems.add("%s: %s is missing".formatted(file, id)));
  }

  private void fact(String id, Section entry) {
    entry.requireKnown(
        List.of("fact", "says", "kind", "held-by", "gateway", "not-applicable", "reason"));
    entry.text("says").required("a deleted API is not found");
    String kind = entry.choice("kind", EVIDENCE.keySet().stream().sorted().toList());
    String gateway = entry.choice("gateway", List.of("agrees", "differs", "changed"));
    List<String> holders = holders(entry, "held-by");
    if (holders.isEmpty() == (!entry.has("not-applicable") && !entry.has("reason"))) {
      throw entry.error(id + " needs rules that hold it, or else a reason");
    }
    if (gateway.equals("differs") && !entry.has("reason")) {
      throw entry.error("gateway", id + " is open; say why in 'reason'");
    }
    if (!holders.isEmpty()
        && holders.stream()
            .flatMap(holder -> known.getOrDefault(holder, List.of()).stream())
            .noneMatch(EVIDENCE.get(kind))) {
      throw entry.error(
          "held-by", "%s is %s, but no evidence of %s is".formatted(id, kind, holders));
    }
  }

  private void line(String id, Section entry) {
    entry.requireKnown(List.of("id", "rules", "action", "done", "reason"));
    entry.text("action").required("'reword: drop the status'");
    settled(id, entry, holders(entry, "rules").isEmpty());
  }

  private void report(String id, Section entry) {
    entry.requireKnown(
        List.of("id", "input", "aws", "expected", "held-by", "sources", "done", "reason"));
    entry.text("input").required("an empty description");
    if (entry.has("aws") == entry.has("expected")) {
      throw entry.error(id + " says either what AWS does or what a command is expected to do");
    }
    List<String> holders = holders(entry, "held-by");
    settled(id, entry, holders.isEmpty() && entry.has("aws"));
    for (String source : entry.list("sources", "[service-model]")) {
      if (!sources.contains(source)) {
        throw entry.error("sources", "there is no source '" + source + "'");
      }
      if (!holders.isEmpty()
          && holders.stream()
              .flatMap(holder -> known.getOrDefault(holder, List.of()).stream())
              .noneMatch(evidence -> evidence.source().id().equals(source))) {
        throw entry.error("sources", "no evidence of %s is from '%s'".formatted(holders, source));
      }
    }
  }

  private static void settled(String id, Section entry, boolean unheld) {
    boolean done = entry.flag("done").required("true");
    if ((!done || unheld) && !entry.has("reason")) {
      throw entry.error(
          "%s %s; say why in 'reason'".formatted(id, done ? "is held by no rule" : "is not done"));
    }
  }

  private List<String> holders(Section entry, String key) {
    List<String> holders = entry.list(key, "[DEP-003]");
    for (String holder : holders) {
      if (!known.containsKey(holder)) {
        throw entry.error(key, "there is no rule or probe " + holder);
      }
    }
    if (holders.size() != Set.copyOf(holders).size()) {
      throw entry.error(key, "a rule is named twice in " + holders);
    }
    return holders;
  }
}
