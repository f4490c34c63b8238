package dev.framegate.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a text that is not YAML. The parser's own words are never repeated, as some of
 * them quote the file, which may hold a secret.
 */
enum YamlProblem {
  SECOND_COLON(
      "a value with ': ' in it; put the value in quotes", "mapping values are not allowed"),
  TAB("a tab character; indent with spaces", "(TAB)"),
  CANNOT_START(
      "a value that begins with a reserved character such as @, ` or %; put it in quotes",
      "that cannot start any token"),
  NOT_CLOSED(
      "a quote or bracket that is not closed",
      "unexpected end of stream",
      "expected ',' or",
      "'<stream end>'",
      "<document end>"),
  INDENTATION(
      "a line that does not fit the ones above; check the indentation and the ':' of each key",
      "expected <block end>",
      "could not find expected ':'"),
  COLLECTION_ALIAS("an alias ('*name') of a list or a map", "aliases for non-scalar"),
  ALIAS("a '*' or '&' without its counterpart; put the value in quotes", "alias", "anchor"),
  ESCAPE("an unknown escape after '\\'; use single quotes", "escape"),
  TOO_DEEP("lists and maps nested too deeply", "Nesting Depth"),
  SEVERAL_DOCUMENTS("a second document after '---'", "another document"),
  OTHER("not understood");

  private final String words;
  private final List<String> signs;

  YamlProblem(String words, String... signs) {
    this.words = words;
    this.signs = List.of(signs);
  }

  static String explain(@Nullable String parserProblem) {
    String problem = parserProblem == null ? "" : parserProblem;
    for (YamlProblem known : values()) {
      if (known.signs.stream().anyMatch(problem::contains)) {
        return "not valid YAML: " + known.words + ".";
      }
    }
    return "not valid YAML: " + OTHER.words + ".";
  }
}
