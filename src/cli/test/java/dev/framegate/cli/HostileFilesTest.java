package dev.framegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.testing.JavaCommand;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Cassettes and reports from others, which mean harm. */
@Timeout(120)
final class HostileFilesTest {
  private static final String HEADER =
      """
      {"framegate-cassette":1,"kit":"0","target":{"name":"t","adapter":"edge","version":"","region":"",\
      "capabilities":[],"tagged":false},"recorded":"2026-01-01T00:00:00Z","run":"260101000000-aaaa",\
      "patience":1,"addresses":{}}
      """;

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int framegate(String... line) {
    return Framegate.execute(new PrintWriter(out), new PrintWriter(err), line);
  }

  @Test
  void aCassetteThatUnpacksToMuchIsRefused() throws IOException {
    Path bomb = folder.resolve("bomb.ndjson.gz");
    try (OutputStream zipped = new GZIPOutputStream(Files.newOutputStream(bomb))) {
      zipped.write(HEADER.getBytes(StandardCharsets.UTF_8));
      byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
      for (int mebibytes = 0; mebibytes < 40; mebibytes++) {
        zipped.write(spaces);
      }
    }
    assertThat(bomb).satisfies(file -> assertThat(Files.size(file)).isLessThan(80_000));

    assertThat(framegate("replay", bomb.toString())).isEqualTo(64);

    assertThat(err.toString())
        .contains("bomb.ndjson.gz, line 2: ", "more than this kit reads (256 MiB, 32 MiB a line)");
  }

  @Test
  void aHugeReportIsRefused() throws IOException {
    Path huge = folder.resolve("conformance.json");
    try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.setLength(360L << 20);
    }

    assertThat(framegate("compare", huge.toString(), huge.toString())).isEqualTo(64);

    assertThat(err.toString()).contains("it has more than 33,554,432 bytes");
  }

  @Test
  void aReportThatTakesManyTimesItsSizeInMemoryIsRefused() throws IOException {
    Path many = Files.writeString(folder.resolve("many.json"), "[" + "{},".repeat(2_000_000));

    assertThat(framegate("compare", many.toString(), many.toString())).isEqualTo(64);

    assertThat(err.toString()).contains("many.json is not JSON: Token count");
  }

  @Test
  void aReportCannotControlTheTerminal() throws IOException {
    Path clean = folder.resolve("clean");
    framegate("run", "--rule", "FRM-004", "--report", clean.toString());
    String report = Files.readString(clean.resolve("conformance.json"));
    String harm = "\\u001b[2J\\u009b1A\\u202e\\u2028\\r\\nNothing differs.";
    Path first = hostile(report, "a" + harm);
    Path second = hostile(report, "b" + harm);

    framegate("compare", first.toString(), second.toString());

    assertThat(out.toString())
        .contains("a\\u001b[2J\\u009b1A\\u202e\\u2028\\u000d\\u000aNothing differs.")
        .doesNotContain("\u001b", "\u009b", "\u202e", "\u2028", "\r", "\nNothing differs.");
  }

  private Path hostile(String report, String text) throws IOException {
    String own = report.replace("\"bundled\"", "\"" + text + "\"");
    return Files.writeString(
        folder.resolve(text.charAt(0) + ".json"),
        own.replace("\"control-plane\"", "\"" + text + "\"")
            .replaceFirst("\"version\": \"[^\"]*\"", "\"version\": \"" + text + "\"")
            .replaceAll("\"reason\": \"", "\"reason\": \"" + text.replace("\\", "\\\\")));
  }

  /** What is within all limits may still be more than this Java has room for. */
  @Test
  void wantOfMemoryIsAnErrorOfTheKit() throws Exception {
    Path cassette = folder.resolve("large.ndjson");
    String payload = "x".repeat(4 << 20);
    StringBuilder lines = new StringBuilder(HEADER);
    for (int i = 0; i < 30; i++) {
      lines.append(
          """
          {"rule":"FRM-004","scenario":"%d","row":0,"verdict":"passed",\
          "signals":[{"sent":1,"at":0,"header":"81","onWire":1,"text":"%s"}]}
          """
              .formatted(i, payload));
    }
    Files.writeString(cassette, lines.append("{\"scenarios\":30}\n"));
    Path said = folder.resolve("said.txt");
    Process process =
        new ProcessBuilder(
                JavaCommand.of(
                    List.of("-Xmx64m"),
                    "dev.framegate.cli.Framegate",
                    "replay",
                    cassette.toString()))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(said)).isEqualTo(70);
      assertThat(Files.readString(said)).contains("The kit ran out of memory.");
    } finally {
      process.destroyForcibly();
    }
  }
}
