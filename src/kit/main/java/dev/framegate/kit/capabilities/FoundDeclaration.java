package dev.framegate.kit.capabilities;

import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.Declaration;
import dev.framegate.kit.targets.DeclarationText;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A declaration of what was found, with a comment for what was not. */
public final class FoundDeclaration {
  private final Declaration asked;
  private final Found found;

  FoundDeclaration(Declaration asked, Found found) {
    this.asked = asked;
    this.found = found;
  }

  /** What the target offers. */
  public Set<Capability> capabilities() {
    return Arrays.stream(Capability.values()).filter(found::has).collect(Collectors.toSet());
  }

  /** Text for a file, ready for {@code framegate run --target}. */
  public String text() {
    Map<String, String> settings = new LinkedHashMap<>(found.settings());
    asked.settings().forEach(settings::putIfAbsent);
    StringBuilder text =
        new StringBuilder("# Found by framegate probe; what was not found is told below.\n");
    text.append(
        DeclarationText.of(
            new Declaration(
                asked.name(), asked.adapter(), settings, capabilities(), asked.deviations())));
    if (settings.containsKey("data-plane") && !found.has(Capability.DATA_PLANE)) {
      text.append("# No stage could be reached: its address above is only a usual one.\n");
    }
    for (Capability capability : Capability.values()) {
      found
          .finding(capability)
          .filter(finding -> !finding.found())
          .ifPresent(finding -> text.append("# ").append(finding).append('\n'));
    }
    found.notes().forEach(note -> text.append("# ").append(note).append('\n'));
    return text.toString();
  }
}
