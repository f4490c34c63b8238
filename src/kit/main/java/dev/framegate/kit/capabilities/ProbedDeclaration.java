package dev.framegate.kit.capabilities;

import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.Declaration;
import dev.framegate.kit.targets.DeclarationWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A declaration of the capabilities that were found, with a comment for each of the others. */
public final class ProbedDeclaration {
  private final Declaration asked;
  private final ProbeResults results;

  ProbedDeclaration(Declaration asked, ProbeResults results) {
    this.asked = asked;
    this.results = results;
  }

  /** What the target offers. */
  public Set<Capability> capabilities() {
    return Arrays.stream(Capability.values()).filter(results::has).collect(Collectors.toSet());
  }

  /** Text for a file, ready for {@code framegate run --target}. */
  public String text() {
    Map<String, String> settings = new LinkedHashMap<>(results.settings());
    asked.adapterSettings().forEach(settings::putIfAbsent);
    StringBuilder text =
        new StringBuilder("# Found by framegate probe; what was not found is listed below.\n");
    text.append(
        DeclarationWriter.of(
            new Declaration(
                asked.name(), asked.adapter(), settings, capabilities(), asked.deviations())));
    if (settings.containsKey("data-plane") && !results.has(Capability.DATA_PLANE)) {
      text.append("# No stage could be reached: the address above is only a common form.\n");
    }
    for (Capability capability : Capability.values()) {
      results
          .finding(capability)
          .filter(finding -> !finding.found())
          .ifPresent(finding -> text.append("# ").append(finding).append('\n'));
    }
    results.notes().forEach(note -> text.append("# ").append(note).append('\n'));
    return text.toString();
  }
}
