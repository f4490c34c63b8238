package dev.framegate.kit.targets;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.kit.rules.Deviation;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what is behind {@code deviations:}; every complaint names the file, entry and key. */
final class DeviationEntries {
  private static final List<String> KEYS = List.of("rule", "reason", "issue", "expires");

  private final Path file;

  DeviationEntries(Path file) {
    this.file = file;
  }

  /**
   * @throws DeclarationException where an entry lacks something, or says something unknown
   */
  List<Deviation> read(JsonNode list) {
    DeclarationFile.requireList(
        file, "deviations", "[{rule: FRM-004, reason: ..., expires: 2027-06-30}]", list);
    List<Deviation> found = new ArrayList<>();
    Set<String> rules = new HashSet<>();
    for (JsonNode node : list) {
      Deviation deviation = new Entry(found.size() + 1, node).read();
      if (!rules.add(deviation.rule())) {
        throw complaint(
            found.size() + 1, "names '%s', as an entry before it does".formatted(deviation.rule()));
      }
      found.add(deviation);
    }
    return List.copyOf(found);
  }

  private DeclarationException complaint(int number, String what) {
    return DeclarationFile.complaint(file, "deviations, entry %d: %s.".formatted(number, what));
  }

  private final class Entry {
    private final int number;
    private final JsonNode node;

    Entry(int number, JsonNode node) {
      this.number = number;
      this.node = node;
    }

    Deviation read() {
      if (!node.isObject()) {
        throw complaint(
            number, "is %s; expected the keys %s".formatted(DeclarationFile.kind(node), legal()));
      }
      node.fieldNames()
          .forEachRemaining(
              key -> {
                if (!KEYS.contains(key)) {
                  throw complaint(
                      number, "has an unknown key '%s'; expected %s".formatted(key, legal()));
                }
              });
      return new Deviation(
          text("rule"),
          reason(),
          Optional.of(node.path("issue").asText("")).filter(link -> !link.isBlank()),
          Optional.of(day(text("expires"))));
    }

    private String reason() {
      String reason = text("reason");
      if (reason.strip().equals(Deviation.NO_REASON_YET)) {
        throw complaint(
            number,
            "nobody has said why '%s' deviates, 'reason:' is still '%s'; write a reason, or mend the target"
                .formatted(text("rule"), reason));
      }
      return reason;
    }

    private String text(String key) {
      String value = node.path(key).asText("");
      if (value.isBlank()) {
        throw complaint(
            number, "every deviation needs '%s:', and %s has none".formatted(key, node));
      }
      return value;
    }

    private LocalDate day(String text) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeParseException e) {
        throw complaint(
            number, "'expires: %s' is no date; expected one like 2027-06-30".formatted(text));
      }
    }

    private static String legal() {
      return String.join(", ", KEYS);
    }
  }
}
