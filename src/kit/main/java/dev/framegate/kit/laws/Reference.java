package dev.framegate.kit.laws;

import java.util.List;

/**
 * A member by which one resource names another.
 *
 * @param holder the kind that names
 * @param held the kind that is named
 * @param value as JSON, with the id in braces
 */
public record Reference(LawKind holder, LawKind held, String member, String value) {
  private static final List<Reference> ALL =
      List.of(
          new Reference(
              LawKind.named("Route"),
              LawKind.named("Integration"),
              "target",
              "'integrations/{integrationId}'"),
          new Reference(
              LawKind.named("Stage"),
              LawKind.named("Deployment"),
              "deploymentId",
              "'{deploymentId}'"));

  /** Those that an update can set. */
  public static List<Reference> all() {
    return ALL;
  }

  /**
   * @throws IllegalArgumentException where there is none
   */
  public static Reference of(String holder, String held) {
    return ALL.stream()
        .filter(known -> known.holder.name().equals(holder) && known.held.name().equals(held))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(holder + " does not refer to " + held));
  }
}
