package dev.framegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Files of others, spoilt in some places: the command takes them or says what is wrong with them,
 * and never fails itself. {@code -Dframegate.fuzz=PT5M} takes five minutes for each kind of file,
 * {@code -Dframegate.seed=N} another seed.
 */
@Timeout(1800)
final class FuzzedFilesTest {
  private static final long SEED = Long.getLong("framegate.seed", 20_261_129);
  private static final Duration LONGEST =
      Duration.parse(System.getProperty("framegate.fuzz", "PT1S"));
  private static final int LEAST = 40;
  private static final int OWN_ERROR = 70;
  private static final List<String> PIECES =
      List.of(
          "",
          "\"",
          "{",
          "}",
          "[",
          "]",
          ":",
          ",",
          "\n",
          "\t",
          "\0",
          "null",
          "true",
          "-1",
          "1e999",
          "[]",
          "{}",
          "\\u0000",
          "\\ud800",
          "€",
          "&a",
          "*a",
          "!!java.net.URL",
          "|",
          ">",
          "#",
          "- ",
          "99999999999999999999",
          "x".repeat(3000),
          "[".repeat(2000));

  @TempDir private Path folder;

  /** A kind of file, one that is right, and the command that reads it. */
  enum Kind {
    DECLARATION("target.yaml") {
      @Override
      String text() {
        return """
            name: my-gateway
            adapter: endpoint
            control-plane: http://127.0.0.1:1
            data-plane: ws://127.0.0.1:1/_aws/execute-api/{apiId}/{stage}
            management: http://127.0.0.1:1/_aws/execute-api/{apiId}/{stage}
            region: us-east-1
            capabilities: [control-plane, data-plane, management-api]
            headers: {X-Token: abc}
            deviations:
              - {rule: FRM-004, reason: "accepts frames up to 128 KiB", issue: "https://example.org/1", expires: 2099-06-30}
            """;
      }

      @Override
      String[] command(Path file) {
        return new String[] {"run", "--dry-run", "--rule", "FRM-001", "--target", file.toString()};
      }
    },
    CASSETTE("cassette.ndjson") {
      @Override
      String text() {
        return """
            {"framegate-cassette":1,"kit":"0","target":{"name":"t","adapter":"edge","version":"","region":"","capabilities":[],"tagged":false},"recorded":"2026-01-01T00:00:00Z","run":"260101000000-aaaa","patience":1,"addresses":{}}
            {"scenario":{"rule":"FRM-001","name":"a","row":1},"events":[]}
            {"scenarios":1}
            """;
      }

      @Override
      String[] command(Path file) {
        return new String[] {
          "replay", file.toString(), "--report", file.resolveSibling("replayed").toString()
        };
      }
    },
    REPORT("conformance.json") {
      @Override
      String text() throws IOException {
        return Files.readString(Path.of("reports/published/bundled/conformance.json"));
      }

      @Override
      String[] command(Path file) {
        String report = String.valueOf(file.getParent());
        return new String[] {"compare", report, "reports/published/bundled"};
      }
    },
    STEPS("found.ndjson") {
      @Override
      String text() {
        return """
            {"do":"connect","client":"client-1","stage":"test","way":"PLAIN"}
            {"do":"frames","client":"client-1","letter":"x","opcode":"text","pings":"0","sizes":"100 1"}
            """;
      }

      @Override
      String[] command(Path file) {
        return new String[] {
          "explore",
          "--replay",
          file.toString(),
          "--patience",
          "0.05",
          "--report",
          file.resolveSibling("explored").toString()
        };
      }
    };

    private final String name;

    Kind(String name) {
      this.name = name;
    }

    abstract String text() throws IOException;

    abstract String[] command(Path file);
  }

  @ParameterizedTest
  @EnumSource
  void everyFileIsTakenOrRefused(Kind kind) throws IOException {
    byte[] right = kind.text().getBytes(StandardCharsets.UTF_8);
    Path file = folder.resolve(kind.name);
    long end = System.nanoTime() + LONGEST.toNanos();
    int refused = 0;
    int tries = 0;
    while (tries < LEAST || System.nanoTime() < end) {
      long seed = SEED + tries++;
      Files.write(file, spoilt(right, new Random(seed)));
      StringWriter out = new StringWriter();
      StringWriter err = new StringWriter();
      int code = Framegate.execute(new PrintWriter(out), new PrintWriter(err), kind.command(file));
      assertThat(code)
          .as("seed %d: %s %s", seed, Arrays.toString(kind.command(file)), err)
          .isNotEqualTo(OWN_ERROR);
      refused += code == 64 ? 1 : 0;
    }
    assertThat(refused).as("refused files").isPositive();
  }

  private static byte[] spoilt(byte[] right, Random random) {
    byte[] bytes = right;
    for (int places = 1 + random.nextInt(4); places > 0; places--) {
      int at = random.nextInt(bytes.length + 1);
      int until = Math.min(bytes.length, at + (random.nextBoolean() ? 0 : random.nextInt(40)));
      byte[] piece = PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
      byte[] changed = new byte[at + piece.length + bytes.length - until];
      System.arraycopy(bytes, 0, changed, 0, at);
      System.arraycopy(piece, 0, changed, at, piece.length);
      System.arraycopy(bytes, until, changed, at + piece.length, bytes.length - until);
      bytes = changed;
    }
    return bytes;
  }
}
