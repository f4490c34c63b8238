package dev.framegate.cli;

import dev.framegate.kit.io.Redaction;
import dev.framegate.kit.io.TerminalText;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * Output of a command, as a terminal shows it: what targets, reports and cassettes hold cannot
 * control the terminal, whatever message it has become a part of, and no URL has its user
 * information.
 */
final class TerminalWriter extends Writer {
  private final PrintWriter out;
  private final boolean colours;
  private final StringBuilder line = new StringBuilder();

  private TerminalWriter(PrintWriter out, boolean colours) {
    this.out = out;
    this.colours = colours;
  }

  /**
   * @param colours whether lines get their {@link LineColour}
   */
  static PrintWriter on(PrintWriter out, boolean colours) {
    return new PrintWriter(new TerminalWriter(out, colours), true);
  }

  @Override
  public void write(char[] text, int from, int length) {
    synchronized (lock) {
      for (int i = from; i < from + length; i++) {
        line.append(text[i]);
        if (text[i] == '\n') {
          pass();
        }
      }
    }
  }

  /** A whole line at a time, as what is to be taken out may come in parts. */
  private void pass() {
    String shown = TerminalText.lines(Redaction.BY_NAME.text(line.toString()));
    out.print(colours ? LineColour.of(shown) : shown);
    line.setLength(0);
  }

  @Override
  public void flush() {
    synchronized (lock) {
      pass();
      out.flush();
    }
  }

  @Override
  public void close() throws IOException {
    flush();
    out.close();
  }
}
