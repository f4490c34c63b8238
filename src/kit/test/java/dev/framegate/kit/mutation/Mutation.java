package dev.framegate.kit.mutation;

import org.pitest.mutationtest.engine.MutationDetails;
import org.pitest.mutationtest.engine.MutationIdentifier;

/**
 * One small change of a class.
 *
 * @param id by which PIT makes it again
 * @param key the same in one line, with a digest of the class
 * @param mutator short name of the kind of change, such as {@code NegateConditionals}
 * @param description what is changed, in PIT's words
 */
record Mutation(
    MutationIdentifier id,
    String key,
    String className,
    String method,
    int line,
    String mutator,
    String description) {

  static Mutation of(MutationDetails details, String digest) {
    String[] words = details.getMutator().split("\\.", -1);
    String mutator = words[words.length - 1].replace("Mutator", "");
    return new Mutation(
        details.getId(),
        "%s %s%s %d %s %s"
            .formatted(
                details.getClassName().asJavaName(),
                details.getMethod(),
                details.getId().getLocation().getMethodDesc(),
                details.getFirstIndex(),
                details.getMutator(),
                digest),
        details.getClassName().asJavaName(),
        details.getMethod(),
        details.getLineNumber(),
        mutator,
        details.getDescription());
  }

  /** The same for each version of the class. */
  String name() {
    return key.substring(0, key.lastIndexOf(' '));
  }

  String place() {
    return LineNumbers.line(className, line);
  }
}
