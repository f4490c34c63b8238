package dev.framegate.contract;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One departure of a message from the service model.
 *
 * @param path the member, such as {@code defaultRouteSettings.loggingLevel}; empty for the message
 * @param message what was expected and what came
 * @param unknownMember whether it is only a member that the model does not know, which clients pass
 *     over
 */
public record ModelViolation(String path, String message, boolean unknownMember) {
  /** A departure that clients trip over. */
  public ModelViolation(String path, String message) {
    this(path, message, false);
  }

  /** All problems in one line. */
  public static String sentence(List<ModelViolation> problems) {
    return problems.stream().map(ModelViolation::toString).collect(Collectors.joining("; "));
  }

  @Override
  public String toString() {
    return path.isEmpty() ? message : path + ": " + message;
  }
}
