package dev.framegate.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that cannot be read as settings: each message in full. */
final class SettingsFileTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          a: b: c                  | , line 1: not valid YAML: a value with ': ' in it; put the value in quotes.
          a: 1\\n\\tb: 2           | , line 2: not valid YAML: a tab character; indent with spaces.
          a: @b                    | , line 1: not valid YAML: a value that begins with a reserved character such as @, ` or %; put it in quotes.
          a: 1\\nb: {c: [1         | , line 2: not valid YAML: a quote or bracket that is not closed.
          a: "b                    | , line 1: not valid YAML: a quote or bracket that is not closed.
          a:\\n  b: 1\\n - c      | , line 3: not valid YAML: a line that does not fit the ones above; check the indentation and the ':' of each key.
          a: 1\\nb\\nc: 2          | , line 3: not valid YAML: a line that does not fit the ones above; check the indentation and the ':' of each key.
          a: *b                    | , line 1: not valid YAML: a '*' or '&' without its counterpart; put the value in quotes.
          a: "\\\\q"               | , line 1: not valid YAML: an unknown escape after '\\'; use single quotes.
          a: 1\\n---\\nb: 2        | , line 2: not valid YAML: a second document after '---'.
          a: &x [1]\\nb: *x        | : not valid YAML: an alias ('*name') of a list or a map.
          a: !Ref b                | , line 1: a tag such as '!name' is not supported.
          a: !x!y b                | , line 1: not valid YAML: not understood.
          a: 1\\nb: 2\\na: 3       | , line 3: the key 'a' is already set in line 1; remove one of the two.
          a: {b: 1,\\n b: 2}       | , line 2: the key 'b' is already set in line 1; remove one of the two.
          [a]: b                   | , line 1: a key must be text, but is a list or a map.
          [1, 2]                   | , line 1: expected 'key: value' lines, but found a list.
          \\njust words            | , line 2: expected 'key: value' lines, but found text.
          """)
  void brokenYamlIsNamedWithItsLine(String text, String message) {
    assertThatThrownBy(() -> read(text.translateEscapes()))
        .isInstanceOf(SettingsException.class)
        .hasMessage(folder.resolve("some.yaml") + message.replace("\\\\", "\\"));
  }

  @Test
  void textThatIsNotUtf8IsNamedWithItsLine() throws IOException {
    Path file = folder.resolve("some.yaml");
    Files.write(file, "a: 1\nb: größer\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> SettingsFile.read(file))
        .hasMessage(file + ", line 2: not UTF-8: the byte 0xF6. Save the file in UTF-8.");
  }

  @Test
  void aControlCharacterIsNamedWithItsLine() {
    assertThatThrownBy(() -> read("a: 1\nb: \u0007\n"))
        .hasMessage(folder.resolve("some.yaml") + ", line 2: not valid YAML: a control character.");
  }

  @Test
  void aFileThatIsTooLargeIsNotRead() {
    assertThat(readKeys("a: " + "x".repeat(SettingsFile.MAX_BYTES - 3))).isEqualTo("[a]");
    assertThatThrownBy(() -> read("a: " + "x".repeat(SettingsFile.MAX_BYTES - 2)))
        .hasMessage(
            folder.resolve("some.yaml") + ": larger than 1048576 bytes, the most that is read.");
  }

  @Test
  void deepNestingIsBounded() {
    assertThatThrownBy(() -> read("a: " + "[".repeat(100_000)))
        .hasMessage(
            folder.resolve("some.yaml") + ": not valid YAML: lists and maps nested too deeply.");
  }

  @Test
  void whatIsNoFileIsNamed() {
    assertThatThrownBy(() -> SettingsFile.read(folder.resolve("none.yaml")))
        .hasMessage(folder.resolve("none.yaml") + ": no such file.");
    assertThatThrownBy(() -> SettingsFile.read(folder))
        .hasMessage(folder + ": a directory; expected a file.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing yet\n", "{}", "null", "---\n", "\uFEFF# marked\n"})
  void anEmptyFileHasNoKeys(String text) {
    assertThat(readKeys(text)).isEqualTo("[]");
  }

  @Test
  void jsonIsRead() {
    assertThat(readKeys("{\"a\": 1,\n \"b\": {\"c\": [true]}}")).isEqualTo("[a, b]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hush: *hush",
        "hush: 'hush",
        "hush: !hush!hush hush",
        "hush: {hush: 1, hush: 2}",
        "hush: \"\\q hush\"",
        "hush",
        "[hush]",
        "{hush: 1",
        "&hush hush: &hush hush",
      })
  void anErrorInAConfidentialFileQuotesNothing(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("some.yaml"), text);

    assertThatThrownBy(() -> SettingsFile.readConfidential(file).requireKnown(java.util.Set.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageNotContaining("hush");
  }

  private String readKeys(String text) {
    return read(text).keys().toString();
  }

  private Section read(String text) {
    try {
      return SettingsFile.read(Files.writeString(folder.resolve("some.yaml"), text));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
