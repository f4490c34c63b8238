package dev.framegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.testing.JavaCommand;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs against targets that mean harm, in a Java with 512 MB: each ends by itself and in time,
 * without a verdict that the target chose and without its secrets in any file. {@code
 * -Dframegate.hostile=long} takes all rules and ten times the patience.
 */
@Order(1) // It takes long.
final class HostileTargetTest {
  private static final boolean LONG = "long".equals(System.getProperty("framegate.hostile"));
  private static final String RULES = LONG ? "*" : "API-039,DEP-003,MGT-001,MSG-001";

  /**
   * What a run may take: its scenarios by their limit, and reading and writing on a busy machine.
   */
  private static final long MOST_MILLIS = LONG ? 3_600_000 : 120_000;

  private static final Map<String, String> SECRETS =
      Map.of(
          "header", "decl/ared+header=\"secret\"&<value>",
          "user", "us3r:pa55w0rd-of-the-address",
          "secret key", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
          "session token", "FwoGZXIvYXdzE/session+token==");

  @TempDir private Path folder;

  @Test
  void everyRunEndsByItselfAndTellsNoSecret() throws Exception {
    Map<HostileMode, HostileTarget> targets = new EnumMap<>(HostileMode.class);
    try {
      List<Path> lines = new ArrayList<>();
      for (HostileMode mode : HostileMode.values()) {
        targets.put(mode, new HostileTarget(mode));
        lines.add(line(mode, targets.get(mode).authority()));
      }
      Path said = folder.resolve("java.txt");
      Process process = java(said, lines);
      try {
        long most = MOST_MILLIS * targets.size() / HostileRuns.AT_A_TIME;
        boolean ended = process.waitFor(most, TimeUnit.MILLISECONDS);
        assertThat(ended).as("all runs end: %s", ends(lines)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(said)).isZero();
      } finally {
        process.destroyForcibly();
      }
      SoftAssertions all = new SoftAssertions();
      for (Path line : lines) {
        check(all, line);
      }
      all.assertThat(
              lines.get(HostileMode.ECHOES_EVERYTHING.ordinal()).resolveSibling("run.ndjson"))
          .as("what is repeated, without secrets")
          .content()
          .contains("[redacted]");
      all.assertThat(reports(lines))
          .as("scenarios that would have taken too long")
          .containsPattern("The scenario was given up after [\\d.]+ s, at .*: ");
      all.assertAll();
    } finally {
      for (HostileTarget target : targets.values()) {
        target.close();
      }
    }
  }

  private Path line(HostileMode mode, String authority) throws IOException {
    Path own = Files.createDirectory(folder.resolve(mode.name().toLowerCase(Locale.ROOT)));
    Path declaration =
        Files.writeString(
            own.resolve("declaration.yaml"),
            """
            name: hostile
            adapter: endpoint
            control-plane: http://%2$s@%1$s
            data-plane: ws://%2$s@%1$s/{apiId}/{stage}
            management: http://%2$s@%1$s/{apiId}/{stage}
            headers: {X-Stage-Pass: "${HOSTILE_HEADER}"}
            credentials: {access-key: HOSTILE_ID, secret-key: HOSTILE_SECRET, session-token: HOSTILE_TOKEN}
            capabilities: [control-plane, data-plane, management-api, http-backend, slow]
            """
                .formatted(authority, SECRETS.get("user")));
    return Files.write(
        own.resolve("line"),
        List.of(
            "record",
            "--target",
            declaration.toString(),
            "--rule",
            RULES,
            "--patience",
            String.valueOf(LONG ? 10 * mode.patience() : mode.patience()),
            "--report",
            own.resolve("report").toString(),
            "--journal",
            own.resolve("journal").toString(),
            "--suggest-declaration",
            own.resolve("suggested.yaml").toString(),
            "--cassette",
            own.resolve("run.ndjson").toString()));
  }

  private Process java(Path said, List<Path> lines) throws IOException {
    List<String> command =
        JavaCommand.of(
            List.of("-Xmx512m"),
            HostileRuns.class.getName(),
            lines.stream().map(Path::toString).toArray(String[]::new));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("HOSTILE_HEADER", SECRETS.get("header"));
    builder.environment().put("HOSTILE_ID", "AKIAIOSFODNN7EXAMPLE");
    builder.environment().put("HOSTILE_SECRET", SECRETS.get("secret key"));
    builder.environment().put("HOSTILE_TOKEN", SECRETS.get("session token"));
    return builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
  }

  private static String ends(List<Path> lines) throws IOException {
    StringBuilder ends = new StringBuilder();
    for (Path line : lines) {
      Path end = Path.of(line + ".end");
      ends.append(line.getParent().getFileName())
          .append(": ")
          .append(Files.exists(end) ? Files.readString(end) : "has not ended")
          .append('\n');
    }
    return ends.toString();
  }

  private static String reports(List<Path> lines) throws IOException {
    StringBuilder reports = new StringBuilder();
    for (Path line : lines) {
      reports.append(Files.readString(line.resolveSibling("report/conformance.json")));
    }
    return reports.toString();
  }

  private static void check(SoftAssertions all, Path line) throws IOException {
    String mode = String.valueOf(line.getParent().getFileName());
    String[] end = Files.readString(Path.of(line + ".end")).split(" ");
    String said = Files.readString(Path.of(line + ".said"));
    all.assertThat(end[0]).as("exit code of %s: %s", mode, said).isIn("1", "3");
    all.assertThat(Long.parseLong(end[1])).as("milliseconds of %s", mode).isLessThan(MOST_MILLIS);
    all.assertThat(said).as(mode).doesNotContain("Framegate itself failed", "out of memory");
    try (Stream<Path> files = Files.walk(line.getParent())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith("declaration.yaml")) {
          String text = Files.readString(file, StandardCharsets.ISO_8859_1);
          SECRETS.forEach(
              (name, secret) ->
                  all.assertThat(encodings(secret).filter(text::contains).toList())
                      .as("the %s in %s of %s", name, file.getFileName(), mode)
                      .isEmpty());
        }
      }
    }
  }

  private static Stream<String> encodings(String secret) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    List<String> forms =
        new ArrayList<>(
            List.of(
                secret,
                URLEncoder.encode(secret, StandardCharsets.UTF_8),
                secret.replace("/", "%2F").replace("+", "%2B").replace("=", "%3D"),
                secret.replace("\"", "\\\""),
                secret.replace("\"", "\\\"").replace("/", "\\/"),
                secret.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"),
                HexFormat.of().formatHex(bytes),
                HexFormat.of().withUpperCase().formatHex(bytes),
                HexFormat.ofDelimiter(":").withUpperCase().formatHex(bytes)));
    for (int before = 0; before < 3; before++) {
      byte[] shifted = new byte[before + bytes.length];
      System.arraycopy(bytes, 0, shifted, before, bytes.length);
      byte[] whole = Arrays.copyOf(shifted, shifted.length / 3 * 3);
      int first = before == 0 ? 0 : 4;
      forms.add(Base64.getEncoder().encodeToString(whole).substring(first));
      forms.add(Base64.getUrlEncoder().encodeToString(whole).substring(first));
    }
    return forms.stream();
  }
}
