package dev.framegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve --script} ends with the script, and tells how it went. */
final class ServeScriptTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aScriptThatWentAsDeclaredEndsWith0() throws IOException {
    assertThat(serve("steps: [{wait: 0}, {expect: no connection, within: 0}]")).isZero();
    assertThat(out.toString())
        .contains("plays ")
        .containsPattern("\\d\\.\\d{3} s  wait 0 s")
        .contains("PASSED: every step went as declared");
  }

  @Test
  void anExpectationThatFailsEndsWith1AndNamesItsLine() throws IOException {
    assertThat(serve("steps:\n  - expect: connection\n    within: 0\n")).isEqualTo(1);
    assertThat(out.toString())
        .containsPattern(
            "FAILED: .*script\\.yaml.*2.*: expect a connection within 0 s: nothing happened");
  }

  @Test
  void aFileThatIsNoScriptIsWrongUsage() throws IOException {
    assertThat(serve("steps: [{close: 1}]")).isEqualTo(64);
    assertThat(err.toString()).contains("a code that a close frame can carry");
  }

  private int serve(String script) throws IOException {
    Path file = Files.writeString(folder.resolve("script.yaml"), script);
    return Framegate.execute(
        new PrintWriter(out),
        new PrintWriter(err),
        "serve",
        "--port",
        "0",
        "--script",
        file.toString());
  }
}
