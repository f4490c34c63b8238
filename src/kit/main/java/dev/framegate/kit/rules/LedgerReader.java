package dev.framegate.kit.rules;

import dev.framegate.settings.Section;
import dev.framegate.settings.SettingsException;
import dev.framegate.settings.SettingsFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads {@code sources.yaml} and the {@code evidence.yaml} of each chapter, and collects what is
 * wrong in them: of each source and each entry the first problem.
 */
final class LedgerReader {
  static final String SOURCES = "sources.yaml";
  static final String EVIDENCE = "evidence.yaml";
  private static final List<String> SOURCE_KEYS =
      List.of("title", "publisher", "address", "kind", "revision", "date", "seen", "note");
  private static final List<String> ENTRY_KEYS =
      List.of("source", "at", "kind", "seen", "supports", "shows");
  private static final String ENTRY = "[{source: guide-deploy, at: step 4, ...}]";

  private final Map<String, Source> sources = new HashMap<>();
  private final Map<String, EvidenceKind> kinds = new HashMap<>();
  private final Map<String, List<Evidence>> evidence = new HashMap<>();
  private final Map<String, String> places = new HashMap<>();
  private final List<FeatureProblem> problems = new ArrayList<>();

  /** The sources first: evidence names them. */
  Ledger read(List<FeatureFile> files) {
    files.stream().filter(file -> file.isNamed(SOURCES)).forEach(this::readSources);
    files.stream().filter(file -> file.isNamed(EVIDENCE)).forEach(this::readEvidence);
    return new Ledger(sources, evidence, places);
  }

  List<FeatureProblem> problems() {
    return problems;
  }

  private void readSources(FeatureFile file) {
    collecting(
        () -> {
          Section root = parse(file);
          root.keys().forEach(id -> collecting(() -> readSource(id, root.section(id))));
        });
  }

  private void readSource(String id, Section entry) {
    entry.requireKnown(SOURCE_KEYS);
    if (!entry.has("address") && !entry.has("note")) {
      throw entry.error("'" + id + "' has no address; add it, or a note that says why not");
    }
    String state =
        Stream.of("revision", "date", "seen")
            .flatMap(key -> entry.text(key).optional().stream())
            .findFirst()
            .orElseThrow(
                () ->
                    entry.error(
                        "'" + id + "' has neither a revision nor a date; add one, or 'seen'"));
    kinds.put(id, word(entry, "kind", EvidenceKind.values(), EvidenceKind::word));
    sources.put(
        id,
        new Source(
            id,
            entry.text("title").required("API Gateway Developer Guide: Deploy a WebSocket API"),
            entry.text("publisher").required("Amazon Web Services"),
            entry.text("address").orElse(""),
            state));
  }

  private void readEvidence(FeatureFile file) {
    collecting(
        () -> {
          Section root = parse(file);
          for (String rule : root.keys()) {
            collecting(() -> readRule(root, rule));
          }
        });
  }

  private void readRule(Section root, String rule) {
    String place = root.place(rule);
    String first = places.putIfAbsent(rule, place);
    if (first != null) {
      throw root.error(rule, rule + " has evidence at " + first + " already; keep one");
    }
    List<Evidence> entries = new ArrayList<>();
    evidence.put(rule, entries);
    root.sections(rule, ENTRY).forEach(entry -> collecting(() -> entries.add(entry(entry))));
  }

  private Evidence entry(Section entry) {
    entry.requireKnown(ENTRY_KEYS);
    String id = entry.text("source").required("guide-deploy");
    Source source = sources.get(id);
    if (source == null) {
      throw entry.error("source", "there is no source '" + id + "'; add it to " + SOURCES);
    }
    return new Evidence(
        source,
        entry.text("at").required("step 4"),
        entry.has("kind")
            ? word(entry, "kind", EvidenceKind.values(), EvidenceKind::word)
            : kinds.getOrDefault(id, EvidenceKind.INFERENCE),
        entry.text("seen").required("2026-11"),
        word(entry, "supports", Support.values(), Support::word),
        entry.text("shows").required("The status of the answer."));
  }

  private static <E> E word(Section entry, String key, E[] values, Function<E, String> word) {
    String found = entry.choice(key, Arrays.stream(values).map(word).toList());
    return Arrays.stream(values)
        .filter(value -> word.apply(value).equals(found))
        .findFirst()
        .orElseThrow();
  }

  private static Section parse(FeatureFile file) {
    return SettingsFile.parse(file.location(), file.text());
  }

  /** A problem does not keep the rest from being read. */
  private void collecting(Runnable reading) {
    try {
      reading.run();
    } catch (SettingsException e) {
      String message = String.valueOf(e.getMessage());
      int end = message.indexOf(": ");
      problems.add(new FeatureProblem(message.substring(0, end), message.substring(end + 2)));
    }
  }
}
