package dev.framegate.kit.cassette;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.kit.io.BoundedJson;
import dev.framegate.kit.rules.Verdict;
import dev.framegate.kit.targets.ScenarioKey;
import dev.framegate.kit.wire.RecordingEvent;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A recorded run, read whole. */
final class Cassette {
  private static final int MOST_SCENARIOS = 100_000;

  private final CassetteHeader header;
  private final Map<ScenarioKey, RecordedScenario> scenarios;

  private Cassette(CassetteHeader header, Map<ScenarioKey, RecordedScenario> scenarios) {
    this.header = header;
    this.scenarios = Map.copyOf(scenarios);
  }

  CassetteHeader header() {
    return header;
  }

  int size() {
    return scenarios.size();
  }

  Optional<RecordedScenario> scenario(ScenarioKey key) {
    return Optional.ofNullable(scenarios.get(key));
  }

  /** Whether a file of this name is compressed. */
  static boolean zipped(Path file) {
    return file.toString().endsWith(".gz");
  }

  /**
   * @throws CassetteException with the file and the line where it is missing, damaged, cut off, too
   *     large, or of another format
   */
  static Cassette read(Path file) {
    return reading(
        file,
        lines -> {
          CassetteHeader header = CassetteHeaderJson.read(lines.next());
          return new Cassette(header, scenarios(lines));
        });
  }

  /**
   * @throws CassetteException where the first line cannot be read
   */
  static CassetteHeader header(Path file) {
    return reading(file, lines -> CassetteHeaderJson.read(lines.next()));
  }

  private static Map<ScenarioKey, RecordedScenario> scenarios(Lines lines) throws IOException {
    Map<ScenarioKey, RecordedScenario> scenarios = new HashMap<>();
    JsonNode json = lines.next();
    while (!json.has("scenarios")) {
      RecordedScenario scenario = scenario(json);
      if (scenarios.put(scenario.scenario(), scenario) != null) {
        throw new IOException("the scenario %s is there twice".formatted(scenario.scenario()));
      }
      if (scenarios.size() > MOST_SCENARIOS) {
        throw new IOException("more than %d scenarios".formatted(MOST_SCENARIOS));
      }
      json = lines.next();
    }
    int expected = json.get("scenarios").asInt();
    if (expected != scenarios.size()) {
      throw new IOException(
          "the cassette should hold %d scenarios and holds %d"
              .formatted(expected, scenarios.size()));
    }
    return scenarios;
  }

  @FunctionalInterface
  private interface LineReader<T> {
    T from(Lines lines) throws IOException;
  }

  private static <T> T reading(Path file, LineReader<T> reading) {
    int line = 1;
    try (InputStream bytes = Files.newInputStream(file)) {
      Lines lines = new Lines(bytes, zipped(file));
      try {
        return reading.from(lines);
      } catch (IOException e) {
        line = lines.number;
        throw e;
      }
    } catch (NoSuchFileException e) {
      throw new CassetteException(
          "There is no cassette '%s'. 'framegate record --cassette FILE' writes one."
              .formatted(file));
    } catch (IOException e) {
      throw new CassetteException("%s, line %d: %s.".formatted(file, line, e.getMessage()));
    }
  }

  /** One JSON value a line, and which line it was. */
  private static final class Lines {
    private final InputStream bytes;
    private final boolean zipped;
    private @Nullable BufferedReader in;
    private int number;

    Lines(InputStream bytes, boolean zipped) {
      this.bytes = bytes;
      this.zipped = zipped;
    }

    JsonNode next() throws IOException {
      number++;
      String line;
      try {
        line = in().readLine();
      } catch (EOFException e) {
        throw new IOException(cutOff(), e);
      }
      if (line == null) {
        throw new IOException(cutOff());
      }
      try {
        JsonNode json = BoundedJson.read(line);
        if (json == null || !json.isObject()) {
          throw new IOException("expected a JSON object");
        }
        return json;
      } catch (JsonProcessingException e) {
        throw new IOException("not JSON: " + BoundedJson.problem(e), e);
      }
    }

    private BufferedReader in() throws IOException {
      if (in == null) {
        InputStream plain = zipped ? new GZIPInputStream(bytes, 1 << 16) : bytes;
        in =
            new BufferedReader(
                new InputStreamReader(new BoundedInputStream(plain), StandardCharsets.UTF_8));
      }
      return in;
    }

    private static String cutOff() {
      return "the file ends here, before its last line; it was cut off. Record it again";
    }
  }

  private static RecordedScenario scenario(JsonNode json) throws IOException {
    if (!json.has("scenario") || !json.path("signals").isArray()) {
      throw new IOException("expected a scenario with its signals");
    }
    List<RecordingEvent> signals = new ArrayList<>();
    for (JsonNode signal : json.get("signals")) {
      signals.add(SignalJson.read(signal));
    }
    return new RecordedScenario(
        new ScenarioKey(
            json.path("rule").asText(), json.get("scenario").asText(), json.path("row").asInt()),
        verdict(json.path("verdict").asText()),
        reason(json),
        json.path("cut").asBoolean(),
        signals);
  }

  private static @Nullable String reason(JsonNode json) {
    return json.has("reason") ? json.get("reason").asText() : null;
  }

  private static Verdict verdict(String word) throws IOException {
    try {
      return Verdict.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IOException("'%s' is no verdict".formatted(word), e);
    }
  }
}
