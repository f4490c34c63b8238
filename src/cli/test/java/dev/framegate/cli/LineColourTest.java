package dev.framegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Console;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class LineColourTest {
  private static final String RED = "\u001b[31m";

  @Test
  void aLineIsColouredByHowItBegins() {
    assertThat(LineColour.of("Conforms, at the level documented.\n"))
        .isEqualTo("\u001b[32mConforms, at the level documented.\u001b[0m\n");
    assertThat(LineColour.of("Broken\n")).isEqualTo(RED + "Broken\u001b[0m\n");
    assertThat(LineColour.of("  FRM-004  A larger frame\n"))
        .isEqualTo("\u001b[1m  FRM-004  \u001b[0mA larger frame\n");
    assertThat(LineColour.of("  it Conforms\n")).isEqualTo("  it Conforms\n");
  }

  @Test
  void whatALineHoldsCannotColourIt() {
    StringWriter terminal = new StringWriter();
    PrintWriter out = TerminalWriter.on(new PrintWriter(terminal, true), true);

    out.println("a name \u001b[31m of a target");
    out.println("Broken");

    assertThat(terminal)
        .hasToString("a name \\u001b[31m of a target\n" + RED + "Broken\u001b[0m\n");
  }

  @Test
  void thereAreNoneWithoutATerminalOrWithNoColor() {
    Console terminal = System.console();
    assertThat(LineColour.areShown(null, null, "xterm")).isFalse();
    assertThat(LineColour.areShown(terminal, "1", "xterm")).isFalse();
    assertThat(LineColour.areShown(terminal, null, "dumb")).isFalse();
  }
}
