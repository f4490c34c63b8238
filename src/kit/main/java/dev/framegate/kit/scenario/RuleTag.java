package dev.framegate.kit.scenario;

import java.util.Collection;
import java.util.regex.Pattern;

/** The tag that says which rule a scenario belongs to. */
public final class RuleTag {
  private static final Pattern ID = Pattern.compile("@[A-Z]{3}-\\d{3}[a-z]?");

  private RuleTag() {}

  /**
   * @throws IllegalArgumentException where no tag is a rule's id
   */
  public static String of(Collection<String> tags) {
    return tags.stream()
        .filter(tag -> ID.matcher(tag).matches())
        .findFirst()
        .map(tag -> tag.substring(1))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "A scenario belongs to a rule by a tag such as @DEP-003; found " + tags + "."));
  }
}
