package dev.framegate.kit.suite;

import dev.framegate.kit.targets.Capability;
import java.util.Optional;
import java.util.Set;

/**
 * A scenario that a run would try.
 *
 * @param rule id of the rule or probe it belongs to
 * @param tags each with its {@code @}
 * @param lacking a capability that it needs and the target does not offer, so that it is skipped
 */
public record PlannedScenario(String rule, Set<String> tags, Optional<Capability> lacking) {}
