package dev.framegate.kit.mutation;

import static java.util.function.UnaryOperator.identity;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Settings of a run, from system properties.
 *
 * @param subject what is changed: {@code gateway}, or the kit's {@code judges}
 * @param sample how many changes
 * @param seed decides which
 * @param classes the classes to change, such as {@code edge.*}, or lines, {@code
 *     edge.FrameParser:224}
 * @param rules the rules that are asked, all where there is none; what they do not notice keeps its
 *     result
 * @param parallel gateways at a time
 * @param again whether changes that went unnoticed are tried again
 */
record MutationSettings(
    Subject subject,
    int sample,
    long seed,
    List<String> classes,
    Set<String> rules,
    int parallel,
    boolean again,
    Path folder) {
  private static final UnaryOperator<String> CLASS_OF = each -> each.split(":", 2)[0];

  static MutationSettings fromProperties() {
    Subject subject = subject(System.getProperty("mutation.of", "gateway"));
    return new MutationSettings(
        subject,
        Integer.getInteger("mutation.sample", 600),
        Long.getLong("mutation.seed", 20261130),
        words("mutation.classes", "*"),
        Set.copyOf(words("mutation.rules", "")),
        Integer.getInteger("mutation.parallel", 6),
        Boolean.getBoolean("mutation.again"),
        Path.of(System.getProperty("mutation.report", "reports/mutation"), subject.name()));
  }

  private static Subject subject(String name) {
    return switch (name) {
      case "gateway" -> new GatewaySubject();
      case "judges" -> new JudgesSubject();
      default ->
          throw new IllegalArgumentException(
              "mutation.of: expected gateway or judges, got '%s'".formatted(name));
    };
  }

  private static List<String> words(String property, String otherwise) {
    return Stream.of(System.getProperty(property, otherwise).split(",", -1))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  boolean asksAllRules() {
    return rules.isEmpty();
  }

  boolean asks(String rule) {
    return asksAllRules() || rules.contains(rule);
  }

  /** All changes of the chosen classes and lines. */
  List<Mutation> chosen(Mutations mutations) {
    Unseen unseen = subject.unseen();
    return mutations
        .all(name -> !unseen.isOutside(name) && isAnyMeant(CLASS_OF, Names.shortened(name)))
        .stream()
        .filter(
            each ->
                isAnyMeant(identity(), Names.shortened(each.className()))
                    || isAnyMeant(identity(), Names.shortened(each.place())))
        .toList();
  }

  private boolean isAnyMeant(UnaryOperator<String> part, String name) {
    return classes.stream().anyMatch(each -> Names.matches(part.apply(each), name));
  }
}
