package dev.framegate.kit.cassette;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.kit.journal.RunId;
import dev.framegate.kit.rules.Verdict;
import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.ScenarioKey;
import dev.framegate.kit.wire.RecordingEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cassette is read as it was written, or refused with the line that is wrong. */
final class CassetteFileTest {
  private static final ScenarioKey KEY = new ScenarioKey("DEP-003", "a deployment alone", 2);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"tape.ndjson", "tape.ndjson.gz"})
  void everySignalComesBack(String name) throws IOException {
    Cassette read = Cassette.read(written(name));

    assertThat(read.header()).isEqualTo(header());
    assertThat(read.scenario(KEY).orElseThrow())
        .usingRecursiveComparison()
        .isEqualTo(new RecordedScenario(KEY, Verdict.FAILED, "a reason", false, signals()));
  }

  @Test
  void nothingHasTheNameUntilItIsWhole() throws IOException {
    Path file = folder.resolve("tape.ndjson");
    try (CassetteWriter writer = new CassetteWriter(file, header(), Map.of())) {
      writer.add(new RecordedScenario(KEY, Verdict.PASSED, null, false, signals()));
    }

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void headersOfTheTargetAreNotWritten() throws IOException {
    Path file = folder.resolve("tape.ndjson");
    RecordingEvent asked =
        new RecordingEvent.Asked(
            1,
            0,
            "control plane",
            RecordingEvent.Client.CALLER,
            "POST",
            "http://127.0.0.1:4566/v2/apis",
            Map.of("X-Team", List.of("the-team-s-own-word"), "Content-Type", List.of("text/plain")),
            "it quotes the-team-s-own-word".getBytes(StandardCharsets.UTF_8));
    try (CassetteWriter writer =
        new CassetteWriter(file, header(), Map.of("x-team", "the-team-s-own-word"))) {
      writer.add(new RecordedScenario(KEY, Verdict.PASSED, null, false, List.of(asked)));
      writer.finish();
    }

    assertThat(Files.readString(file))
        .doesNotContain("the-team-s-own-word", "X-Team")
        .contains("text/plain");
  }

  @Test
  void aMissingFileIsToldWithTheWayToMakeOne() {
    assertThatThrownBy(() -> Cassette.read(folder.resolve("none.ndjson")))
        .isInstanceOf(CassetteException.class)
        .hasMessageContaining("There is no cassette")
        .hasMessageContaining("framegate record");
  }

  @Test
  void aFileThatIsNoCassetteIsRefused() throws IOException {
    refused(
        Files.writeString(folder.resolve("a.ndjson"), "{\"rules\":[]}\n"), "line 1: this is no");
    refused(Files.writeString(folder.resolve("b.ndjson"), "name: x\n"), "line 1: not JSON");
    refused(Files.writeString(folder.resolve("c.gz"), "name: x\n"), "line 1: Not in GZIP format");
    refused(Files.writeString(folder.resolve("d.ndjson"), ""), "line 1: the file ends here");
  }

  @Test
  void aNewerFormatIsRefusedWithTheVersionThatWroteIt() throws IOException {
    Path file = written("tape.ndjson");
    edit(
        file,
        "{\"framegate-cassette\":1,\"kit\":\"0.1.0\"",
        "{\"framegate-cassette\":2,\"kit\":\"9.0\"");

    refused(file, "line 1: the cassette has format 2, written by framegate 9.0; this kit reads");
  }

  @Test
  void aDamagedLineIsNamed() throws IOException {
    Path file = written("tape.ndjson");
    edit(file, "\"answered\":1", "\"answred\":1");

    refused(file, "line 2: a signal is of an unknown kind: [answred,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tape.ndjson", "tape.ndjson.gz"})
  void aFileThatWasCutOffIsRefused(String name) throws IOException {
    Path file = written(name);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length * 3 / 4));

    assertThatThrownBy(() -> Cassette.read(file))
        .isInstanceOf(CassetteException.class)
        .hasMessageContaining(name + ", line ");
  }

  @Test
  void aLostLineIsNoticed() throws IOException {
    Path file = written("tape.ndjson");
    List<String> lines = Files.readAllLines(file);
    Files.write(file, List.of(lines.get(0), lines.get(2)));

    refused(file, "line 2: the cassette should hold 1 scenarios and holds 0");
  }

  private static void refused(Path file, String complaint) {
    assertThatThrownBy(() -> Cassette.read(file))
        .isInstanceOf(CassetteException.class)
        .hasMessageContaining(complaint);
  }

  private static void edit(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  private Path written(String name) throws IOException {
    Path file = folder.resolve(name);
    try (CassetteWriter writer = new CassetteWriter(file, header(), Map.of())) {
      writer.add(new RecordedScenario(KEY, Verdict.FAILED, "a reason", false, signals()));
      writer.finish();
    }
    return file;
  }

  private static CassetteHeader header() {
    return new CassetteHeader(
        1,
        "0.1.0",
        "my-gateway",
        "endpoint",
        "3.1",
        "eu-west-1",
        Set.of(Capability.CONTROL_PLANE, Capability.DATA_PLANE),
        true,
        Instant.parse("2026-11-25T20:00:00Z"),
        new RunId("261125195012-9k3f"),
        2.5,
        Optional.of("@seed"),
        Map.of("controlPlane", "http://127.0.0.1:4566"));
  }

  private static List<RecordingEvent> signals() {
    byte[] header = {(byte) 0x81, (byte) 0x82};
    return List.of(
        new RecordingEvent.Asked(
            1,
            5,
            "client",
            RecordingEvent.Client.EXACT,
            "GET",
            "ws://127.0.0.1:4566/a/test",
            Map.of("Host", List.of("127.0.0.1:4566")),
            new byte[0]),
        new RecordingEvent.Answered(
            1, 6, 101, Map.of("Upgrade", List.of("websocket")), new byte[0]),
        new RecordingEvent.Sent(1, 7, false, header, new byte[] {'h', 'i'}, 8),
        new RecordingEvent.Sent(1, 8, true, header, new byte[] {(byte) 0xFF, 0}, 8),
        new RecordingEvent.Received(1, 9, new byte[] {(byte) 0x81, 2}, new byte[] {'h', 'o'}),
        new RecordingEvent.Ended(1, 10),
        new RecordingEvent.Unanswered(2, 11, "no answer in time"));
  }
}
