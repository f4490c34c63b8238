package dev.framegate.kit.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TerminalTextTest {
  @ParameterizedTest
  @ValueSource(
      ints = {
        0x00, 0x07, 0x08, '\t', '\n', '\r', 0x1B, 0x7F, 0x85, 0x9B, 0x9D, 0xAD, 0x061C, 0x200B,
        0x200E, 0x2028, 0x2029, 0x202E, 0x2066, 0xFEFF, 0xD800, 0xDC00
      })
  void whatATerminalMightObeyIsSpelt(int c) {
    assertThat(TerminalText.of("a" + Character.toString(c) + "b"))
        .isEqualTo("a\\u%04xb".formatted(c));
  }

  @Test
  void beyondTheBasicPlaneBothHalvesAreSpelt() {
    assertThat(TerminalText.of(Character.toString(0xE0001))).isEqualTo("\\udb40\\udc01");
  }

  @Test
  void textStays() {
    String text = "naïve «日本» 😀 \\u001b 100 %";
    assertThat(TerminalText.of(text)).isEqualTo(text);
  }

  @Test
  void linesMayStay() {
    assertThat(TerminalText.lines("a\n\tb\r\u001b[2J")).isEqualTo("a\n\tb\\u000d\\u001b[2J");
  }
}
