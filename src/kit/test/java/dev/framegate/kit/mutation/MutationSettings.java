package dev.framegate.kit.mutation;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/**
 * Settings of a run, from system properties.
 *
 * @param sample how many changes
 * @param seed decides which
 * @param classes the classes to change, such as {@code edge.*}
 * @param parallel gateways at a time
 * @param again whether changes that went unnoticed are tried again
 */
record MutationSettings(
    int sample, long seed, List<String> classes, int parallel, boolean again, Path folder) {

  static MutationSettings fromProperties() {
    return new MutationSettings(
        Integer.getInteger("mutation.sample", 600),
        Long.getLong("mutation.seed", 20261130),
        List.of(System.getProperty("mutation.classes", "*").split(",", -1)),
        Integer.getInteger("mutation.parallel", 6),
        Boolean.getBoolean("mutation.again"),
        Path.of(System.getProperty("mutation.report", "reports/mutation")));
  }

  /** Whether a class is changed. */
  Predicate<String> chosen() {
    Unseen unseen = Unseen.read();
    return name ->
        !unseen.isOutside(name)
            && classes.stream()
                .anyMatch(each -> Names.matches(each.strip(), Names.shortened(name)));
  }
}
