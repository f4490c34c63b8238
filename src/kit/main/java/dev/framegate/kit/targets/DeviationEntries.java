package dev.framegate.kit.targets;

import dev.framegate.kit.rules.Deviation;
import dev.framegate.settings.Section;
import dev.framegate.settings.SettingsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the deviations of a declaration. */
final class DeviationEntries {
  private static final List<String> KEYS = List.of("rule", "reason", "issue", "expires");
  private static final String EXAMPLE =
      "[{rule: FRM-004, reason: accepts 128 KiB, expires: 2027-06-30}]";

  private DeviationEntries() {}

  /**
   * @throws SettingsException where an entry lacks a key, holds an unknown one, or names a rule
   *     that another entry names
   */
  static List<Deviation> read(Section root) {
    List<Deviation> found = new ArrayList<>();
    for (Section entry : root.sections("deviations", EXAMPLE)) {
      entry.requireKnown(KEYS);
      Deviation deviation =
          new Deviation(
              text(entry, "rule", "FRM-004"),
              reason(entry),
              entry.text("issue").optional().filter(link -> !link.isBlank()),
              Optional.of(entry.date("expires").required("2027-06-30")));
      if (found.stream().anyMatch(other -> other.rule().equals(deviation.rule()))) {
        throw entry.error(
            "rule",
            "an entry above names the rule '%s' already; remove one of the two."
                .formatted(deviation.rule()));
      }
      found.add(deviation);
    }
    return List.copyOf(found);
  }

  private static String reason(Section entry) {
    String reason = text(entry, "reason", "accepts frames up to 128 KiB");
    if (reason.strip().equals(Deviation.NO_REASON_YET)) {
      throw entry.error(
          "reason",
          "'reason' is still '%s'. Write why the target deviates, or fix the target."
              .formatted(reason));
    }
    return reason;
  }

  private static String text(Section entry, String key, String example) {
    return entry
        .text(key)
        .as("text that is not blank", text -> Optional.of(text).filter(t -> !t.isBlank()))
        .required(example);
  }
}
