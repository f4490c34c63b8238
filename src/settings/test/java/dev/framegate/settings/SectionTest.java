package dev.framegate.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values by type, and each message in full. */
final class SectionTest {
  private static final List<String> VALID = List.of("stages", "routes", "headers.*");

  @TempDir private Path folder;

  @Test
  void everyTypeIsRead() {
    Section section =
        parse(
            """
            text: 1.10
            whole: 7
            number: 2.5
            flag: true
            seconds: 90
            period: PT2H
            date: 2027-06-30
            list: [a, "2"]
            maps:
              - {a: 1}
            map: {a: 2}
            """);

    assertThat(section.text("text").required("1")).isEqualTo("1.10");
    assertThat(section.whole("whole", 7, 7).optional()).contains(7);
    assertThat(section.number("number", 0, 3).optional()).contains(2.5);
    assertThat(section.flag("flag").optional()).contains(true);
    assertThat(duration(section, "seconds")).isEqualTo(Duration.ofSeconds(90));
    assertThat(duration(section, "period")).isEqualTo(Duration.ofHours(2));
    assertThat(section.date("date").optional()).contains(LocalDate.of(2027, 6, 30));
    assertThat(section.list("list", "[a]")).containsExactly("a", "2");
    assertThat(section.sections("maps", "[{a: 1}]").get(0).text("a").optional()).contains("1");
    assertThat(section.section("map").whole("a", 1, 2).optional()).contains(2);
    assertThat(section.tree("maps")).isEqualTo(List.of(Map.of("a", "1")));
    assertThat(section.text("none").orElse("usual")).isEqualTo("usual");
    assertThat(section.list("none", "[a]")).isEmpty();
    assertThat(section.section("none").keys()).isEmpty();
  }

  private static Duration duration(Section section, String key) {
    return section.duration(key, Duration.ofSeconds(1), Duration.ofDays(1)).required("60");
  }

  static Stream<Arguments> errors() {
    return Stream.of(
        error(
            "stage: 5",
            s -> s.requireKnown(VALID),
            ", line 1: unknown key 'stage'. Did you mean 'stages'? Valid keys: stages, routes, headers.*."),
        error(
            "\nflights: 5",
            s -> s.requireKnown(VALID),
            ", line 2: unknown key 'flights'. Valid keys: stages, routes, headers.*."),
        error(
            "stages: many",
            s -> s.whole("stages", 1, 9),
            ", line 1: 'stages' must be a whole number from 1 to 9, but is 'many'."),
        error(
            "stages: 10",
            s -> s.whole("stages", 1, 9),
            ", line 1: 'stages' must be a whole number from 1 to 9, but is '10'."),
        error(
            "stages: '5'",
            s -> s.whole("stages", 1, 9),
            ", line 1: 'stages' must be a whole number from 1 to 9, but is '5' in quotes."),
        error(
            "stages: 1.5",
            s -> s.whole("stages", 1, 9),
            ", line 1: 'stages' must be a whole number from 1 to 9, but is '1.5'."),
        error(
            "stages:",
            s -> s.whole("stages", 1, 9),
            ", line 1: 'stages' must be a whole number from 1 to 9, but is nothing."),
        error(
            "stages: [5]",
            s -> s.whole("stages", 1, 9),
            ", line 1: 'stages' must be a whole number from 1 to 9, but is a list."),
        error(
            "stages: 99999999999999999999",
            s -> s.whole("stages", 1, 9),
            ", line 1: 'stages' must be a whole number from 1 to 9, but is '99999999999999999999'."),
        error(
            "rate: .inf",
            s -> s.number("rate", 0.001, 1000),
            ", line 1: 'rate' must be a number from 0.001 to 1000, but is '.inf'."),
        error(
            "rate: 0",
            s -> s.number("rate", 0.001, 1000),
            ", line 1: 'rate' must be a number from 0.001 to 1000, but is '0'."),
        error(
            "clock: yes",
            s -> s.flag("clock"),
            ", line 1: 'clock' must be true or false, but is 'yes'."),
        error(
            "idle: 10 minutes",
            s -> s.duration("idle", Duration.ofSeconds(1), Duration.ofHours(1)),
            ", line 1: 'idle' must be seconds such as 60, or a duration such as PT1M, from 1 s to 1 h, but is '10 minutes'."),
        error(
            "idle: 0",
            s -> s.duration("idle", Duration.ofSeconds(1), Duration.ofHours(1)),
            ", line 1: 'idle' must be seconds such as 60, or a duration such as PT1M, from 1 s to 1 h, but is '0'."),
        error(
            "expires: soon",
            s -> s.date("expires"),
            ", line 1: 'expires' must be a date such as 2027-06-30, but is 'soon'."),
        error("name: {a: b}", s -> s.text("name"), ", line 1: 'name' must be text, but is a map."),
        error(
            "a: 1",
            s -> s.text("name").required("mine"),
            ": 'name' is missing. Example: 'name: mine'."),
        error(
            "list: a",
            s -> s.list("list", "[a, b]"),
            ", line 1: 'list' must be a list such as [a, b], but is 'a'."),
        error(
            "list:\n  - a\n  - [b]",
            s -> s.list("list", "[a, b]"),
            ", line 3: 'list' must be a list such as [a, b], but an entry is a list."),
        error(
            "list:\n  - {a: 1}\n  - b",
            s -> s.sections("list", "[{a: 1}]"),
            ", line 3: 'list' must be a list such as [{a: 1}], but entry 2 is text."),
        error(
            "list:\n  - {b: 1}",
            s -> s.sections("list", "[{a: 1}]").get(0).requireKnown(Set.of("a")),
            ", line 2: list, entry 1: unknown key 'b'. Did you mean 'a'? Valid keys: a."),
        error(
            "list:\n  - {b: 1}",
            s -> s.sections("list", "[{a: 1}]").get(0).text("a").required("1"),
            ", line 2: list, entry 1: 'a' is missing. Example: 'a: 1'."),
        error(
            "word:\n  - stages\n  - rotes",
            s -> s.choices("word", VALID, w -> w),
            ", line 3: unknown value 'rotes' in 'word'. Did you mean 'routes'? Valid values: stages, routes, headers.*."),
        error(
            "map: a",
            s -> s.section("map"),
            ", line 1: map: expected 'key: value' lines, but found text."),
        error(
            "ready.url: a\nready: {url: b}",
            Section::flattened,
            ", line 2: the key 'ready.url' is already set in line 1; remove one of the two."));
  }

  private static Arguments error(String text, Consumer<Section> read, String message) {
    return Arguments.of(text, read, message);
  }

  @ParameterizedTest
  @MethodSource("errors")
  void anErrorNamesLineKeyAndWhatIsValid(String text, Consumer<Section> read, String message) {
    Section section = parse(text);

    assertThatThrownBy(() -> read.accept(section))
        .isInstanceOf(SettingsException.class)
        .hasMessage("some.yaml" + message);
  }

  @Test
  void aConfidentialFileIsNeverQuoted() throws IOException {
    Path file = folder.resolve("keys.yaml");
    Section section =
        SettingsFile.readConfidential(
            Files.writeString(file, "hush: [1]\nsecre: hush\nlong: hush"));

    assertThatThrownBy(() -> section.text("hush"))
        .hasMessage(file + ", line 1: the value must be text, but is a list.");
    assertThatThrownBy(() -> section.whole("long", 1, 2))
        .hasMessage(file + ", line 3: the value must be a whole number from 1 to 2.");
    assertThatThrownBy(() -> section.requireKnown(List.of("hush", "secret")))
        .hasMessage(
            file + ", line 2: unknown key. Did you mean 'secret'? Valid keys: hush, secret.");
  }

  @Test
  void settingsWithoutAFileAreNamed() {
    Section section = Section.of("target 'mine'", Map.of("port", "many"));

    assertThatThrownBy(() -> section.whole("port", 1, 9))
        .hasMessage("target 'mine': 'port' must be a whole number from 1 to 9, but is 'many'.");
    assertThatThrownBy(() -> section.requireKnown(List.of("url")))
        .hasMessage("target 'mine': unknown key 'port'. Valid keys: url.");
  }

  @Test
  void flatKeysMayBelongToAMap() {
    Section flat = parse("headers: {X-A: 1, X-B: 2}\nname: n\nempty: {}").flattened();

    assertThat(flat.keys()).containsExactly("headers.X-A", "headers.X-B", "name", "empty");
    assertThat(flat.without(Set.of("empty", "name")).texts())
        .isEqualTo(Map.of("headers.X-A", "1", "headers.X-B", "2"));
    flat.without(Set.of("empty", "name")).requireKnown(VALID);
  }

  private static Section parse(String text) {
    return SettingsFile.parse("some.yaml", text.getBytes(StandardCharsets.UTF_8));
  }
}
