package dev.framegate.kit.targets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A command as a declaration writes it, cut into words. Blanks separate words; between single or
 * double quotes they belong to a word. Nothing else has a meaning: no shell reads the command.
 *
 * @param words the program and its arguments
 * @param problem why it cannot be run; empty where it can
 */
public record CommandWords(List<String> words, Optional<String> problem) {
  /** What a shell would act upon. Outside quotes it is most likely meant for one. */
  private static final String OF_A_SHELL = "|&;<>$`*?()#~\\";

  /** Cuts a command into words. */
  public static CommandWords of(String command) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean begun = false;
    char quote = 0;
    for (char c : command.toCharArray()) {
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
        begun = true;
      } else if (Character.isWhitespace(c)) {
        if (begun) {
          words.add(word.toString());
          word.setLength(0);
          begun = false;
        }
      } else if (OF_A_SHELL.indexOf(c) >= 0) {
        return wrong(
            "no shell reads the command, so that '%s' would be part of a word. Put the word in quotes if that is meant, or write sh -c '...'."
                .formatted(c));
      } else {
        word.append(c);
        begun = true;
      }
    }
    if (quote != 0) {
      return wrong("the quote %s is not closed.".formatted(quote));
    }
    if (begun) {
      words.add(word.toString());
    }
    return words.isEmpty() || words.get(0).isEmpty()
        ? wrong("it names no program.")
        : new CommandWords(List.copyOf(words), Optional.empty());
  }

  private static CommandWords wrong(String problem) {
    return new CommandWords(List.of(), Optional.of(problem));
  }
}
