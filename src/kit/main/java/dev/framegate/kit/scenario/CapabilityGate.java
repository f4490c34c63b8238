package dev.framegate.kit.scenario;

import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.Target;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/** The one place that decides which scenarios are skipped: by the tags {@code @needs-...}. */
public final class CapabilityGate {
  private static final String NEEDS = "@needs-";

  private CapabilityGate() {}

  public static boolean needs(Collection<String> tags, Capability capability) {
    return tags.contains(NEEDS + capability.label());
  }

  /**
   * Why a scenario is skipped; empty where the target declares what it needs, and can be judged by
   * its rule.
   */
  public static Optional<String> reasonToSkip(Collection<String> tags, Target target) {
    return lacking(tags, target)
        .map(missing -> skipped(missing, target))
        .or(() -> Optional.ofNullable(target.unjudged().get(RuleTag.of(tags))));
  }

  /** What a scenario needs and the target does not declare. */
  public static Optional<Capability> lacking(Collection<String> tags, Target target) {
    return tags.stream()
        .filter(tag -> tag.startsWith(NEEDS))
        .map(tag -> Capability.of(tag.substring(NEEDS.length())))
        .filter(needed -> !target.capabilities().contains(needed))
        .filter(needed -> needed != Capability.CONTROL_PLANE || target.apiFinder().isEmpty())
        .findFirst();
  }

  private static String skipped(Capability missing, Target target) {
    return "Needs '%s' (%s), which the target '%s' does not declare. It declares: %s."
        .formatted(
            missing.label(),
            missing.meaning(),
            target.name(),
            target.capabilities().stream()
                .sorted()
                .map(Capability::label)
                .collect(Collectors.joining(", ")));
  }
}
