package dev.framegate.kit.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads {@code sources.yaml} and the {@code evidence.yaml} of each chapter, and collects what is
 * wrong in them.
 */
final class LedgerReader {
  static final String SOURCES = "sources.yaml";
  static final String EVIDENCE = "evidence.yaml";
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final Map<String, Source> sources = new HashMap<>();
  private final Map<String, String> kinds = new HashMap<>();
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
    for (JsonNode entry : parse(file)) {
      String id = text(entry, "id");
      String place = "the source \"" + id + "\" ";
      for (String member : List.of("id", "title", "publisher", "kind")) {
        if (text(entry, member).isEmpty()) {
          problem(file, place + "has no \"" + member + "\"; add it");
        }
      }
      if (text(entry, "address", "note").isEmpty()) {
        problem(file, place + "has no \"address\"; add it, or a \"note\" that says why not");
      }
      String state = text(entry, "revision", "date", "seen");
      if (state.isEmpty()) {
        problem(file, place + "has neither a revision nor a date; add one, or \"seen\"");
      }
      kinds.put(id, text(entry, "kind"));
      Source source =
          new Source(
              id, text(entry, "title"), text(entry, "publisher"), text(entry, "address"), state);
      if (sources.put(id, source) != null) {
        problem(file, place + "stands there twice; give one of them another id");
      }
    }
  }

  private void readEvidence(FeatureFile file) {
    parse(file)
        .properties()
        .forEach(
            rule -> {
              if (places.putIfAbsent(rule.getKey(), file.location()) != null) {
                problem(file, rule.getKey() + " has evidence in another file too; keep one");
              }
              List<Evidence> entries = new ArrayList<>();
              for (JsonNode entry : rule.getValue()) {
                entry(file, rule.getKey() + ", entry " + (entries.size() + 1) + " ", entry)
                    .ifPresent(entries::add);
              }
              evidence.put(rule.getKey(), List.copyOf(entries));
            });
  }

  private Optional<Evidence> entry(FeatureFile file, String place, JsonNode entry) {
    int before = problems.size();
    Source source = sources.get(text(entry, "source"));
    if (source == null) {
      problem(
          file, place + "names the source \"" + text(entry, "source") + "\"; add it to " + SOURCES);
      return Optional.empty();
    }
    for (String member : List.of("at", "seen", "shows")) {
      if (text(entry, member).isEmpty()) {
        problem(file, place + "has no \"" + member + "\"; add it");
      }
    }
    String kindWord = entry.has("kind") ? text(entry, "kind") : kinds.getOrDefault(source.id(), "");
    Optional<EvidenceKind> kind =
        word(file, place + "kind", kindWord, EvidenceKind.values(), EvidenceKind::word);
    Optional<Support> support =
        word(file, place + "supports", text(entry, "supports"), Support.values(), Support::word);
    return problems.size() > before
        ? Optional.empty()
        : Optional.of(
            new Evidence(
                source,
                text(entry, "at"),
                kind.orElseThrow(),
                text(entry, "seen"),
                support.orElseThrow(),
                text(entry, "shows")));
  }

  private <E extends Enum<E>> Optional<E> word(
      FeatureFile file, String place, String found, E[] values, Function<E, String> word) {
    Optional<E> value = Arrays.stream(values).filter(v -> word.apply(v).equals(found)).findFirst();
    if (value.isEmpty()) {
      problem(
          file,
          place
              + " is \""
              + found
              + "\"; expected one of "
              + Arrays.stream(values).map(word).collect(Collectors.joining(", ")));
    }
    return value;
  }

  /** The first of these members that is there; empty where none is. */
  private static String text(JsonNode entry, String... members) {
    return Arrays.stream(members)
        .map(member -> entry.path(member).asText("").strip())
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  private JsonNode parse(FeatureFile file) {
    try {
      return YAML.readTree(file.text());
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      problems.add(
          new FeatureProblem(
              file.location() + ":" + line, "is not YAML: " + firstLine(e.getOriginalMessage())));
      return YAML.createObjectNode();
    } catch (IOException e) {
      throw new UncheckedIOException("Could not read " + file.location(), e);
    }
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }

  private void problem(FeatureFile file, String message) {
    problems.add(new FeatureProblem(file.location(), message));
  }
}
