package dev.framegate.kit.cassette;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.kit.io.Redaction;
import dev.framegate.kit.rules.Verdict;
import dev.framegate.kit.wire.RecordingEvent;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a cassette: a line for the header, one for each scenario, one for the end. The file takes
 * its name only when it is whole. Safe for many threads.
 */
final class CassetteWriter implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final Path unfinished;
  private final Map<String, String> secrets;
  private final Redaction redaction;
  private final Writer out;
  private int scenarios;
  private boolean whole;

  /**
   * @param secrets headers that the target needs, by name; neither these headers nor their values
   *     are written
   * @throws CassetteException where the file cannot be written
   */
  CassetteWriter(Path file, CassetteHeader header, Map<String, String> secrets) {
    this.file = file.toAbsolutePath();
    this.unfinished = this.file.resolveSibling(file.getFileName() + ".unfinished");
    this.secrets = Map.copyOf(secrets);
    this.redaction = Redaction.of(secrets);
    try {
      Files.deleteIfExists(unfinished);
      OutputStream bytes = Files.newOutputStream(unfinished, StandardOpenOption.CREATE_NEW);
      // A run that is told to stop does not come to close it.
      unfinished.toFile().deleteOnExit();
      this.out =
          new BufferedWriter(
              new OutputStreamWriter(
                  Cassette.zipped(file) ? new GZIPOutputStream(bytes, 1 << 16) : bytes,
                  StandardCharsets.UTF_8));
      line(CassetteHeaderJson.write(header));
    } catch (IOException e) {
      throw new CassetteException("The cassette cannot be written to '%s': %s".formatted(file, e));
    }
  }

  synchronized void add(RecordedScenario scenario) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("rule", scenario.scenario().rule());
    json.put("scenario", scenario.scenario().name());
    json.put("row", scenario.scenario().row());
    json.put("verdict", word(scenario.verdict()));
    if (scenario.reason() != null) {
      json.put("reason", scenario.reason());
    }
    if (scenario.cut()) {
      json.put("cut", true);
    }
    ArrayNode signals = json.putArray("signals");
    scenario.signals().stream()
        .filter(CassetteWriter::happened)
        .map(this::withoutSecrets)
        .map(SignalJson::write)
        .forEach(signals::add);
    try {
      line(json);
      scenarios++;
    } catch (IOException e) {
      throw new UncheckedIOException("The cassette cannot be written to " + unfinished, e);
    }
  }

  private static String word(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }

  /** A frame of which nothing left the machine was not sent. */
  private static boolean happened(RecordingEvent signal) {
    return !(signal instanceof RecordingEvent.Sent sent) || sent.onWire() > 0;
  }

  private RecordingEvent withoutSecrets(RecordingEvent signal) {
    if (!(signal instanceof RecordingEvent.Asked asked)) {
      return signal;
    }
    Map<String, List<String>> headers = new LinkedHashMap<>(asked.headers());
    headers.keySet().removeIf(name -> secrets.keySet().stream().anyMatch(name::equalsIgnoreCase));
    return new RecordingEvent.Asked(
        asked.line(),
        asked.micros(),
        asked.actor(),
        asked.client(),
        asked.method(),
        asked.url(),
        headers,
        asked.body());
  }

  private void line(ObjectNode json) throws IOException {
    out.write(redaction.text(JSON.writeValueAsString(json)));
    out.write('\n');
  }

  /** Writes the last line and gives the file its name. */
  synchronized void finish() throws IOException {
    line(JsonNodeFactory.instance.objectNode().put("scenarios", scenarios));
    out.close();
    Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    whole = true;
  }

  int scenarios() {
    return scenarios;
  }

  /** What is not whole is removed. */
  @Override
  public synchronized void close() throws IOException {
    if (!whole) {
      out.close();
      Files.deleteIfExists(unfinished);
    }
  }
}
