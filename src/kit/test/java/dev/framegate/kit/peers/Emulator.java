package dev.framegate.kit.peers;

import dev.framegate.kit.targets.Declaration;
import dev.framegate.kit.targets.DeclarationFile;
import dev.framegate.kit.targets.fixture.FixtureFormat;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An emulator that its script in {@code fixtures/targets} has started. */
final class Emulator implements AutoCloseable {
  private static final Path FIXTURES = Path.of("fixtures", "targets");
  private static final Path HOMES = Path.of("target", "peers");

  /** Those that have the reference APIs, and in which form. */
  private static final Map<String, FixtureFormat> DEPLOYED =
      Map.of(
          "serverless-offline", FixtureFormat.SERVERLESS,
          "architect-sandbox", FixtureFormat.CDK,
          "aws-lambda-ws-server", FixtureFormat.CDK);

  private static final int MOST_SECONDS_TO_STOP = 20;

  private final Process process;
  private final Declaration declaration;

  private Emulator(Process process, Declaration declaration) {
    this.process = process;
    this.declaration = declaration;
  }

  /** Why an emulator cannot be had on this machine. */
  static final class Unavailable extends Exception {
    private static final long serialVersionUID = 1L;

    Unavailable(String message) {
      super(message);
    }
  }

  /** The declaration as it is committed. */
  static Path declaration(String name) {
    return FIXTURES.resolve(name + ".yaml");
  }

  /**
   * Installs and starts it on a free port.
   *
   * @throws Unavailable with what the script said
   */
  static Emulator start(String name) throws IOException, Unavailable {
    FixtureFormat format = DEPLOYED.get(name);
    if (format != null) {
      write(format, HOMES.resolve(name));
    }
    Process process =
        new ProcessBuilder(FIXTURES.resolve(name).resolve("start").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    // Its lines are few, and the script outlives them.
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    if (line == null || !line.startsWith("ready ")) {
      process.destroy();
      throw new Unavailable(line == null ? "its script said nothing" : line);
    }
    String[] ready = line.split(" ", -1);
    return new Emulator(process, at(name, ready[1], ready[2]));
  }

  private static void write(FixtureFormat format, Path home) throws IOException {
    Files.createDirectories(home);
    for (Map.Entry<String, String> file : format.files().entrySet()) {
      Files.writeString(home.resolve(file.getKey()), file.getValue());
    }
  }

  /** The committed declaration with the port and the version that were told. */
  private static Declaration at(String name, String address, String version) {
    Declaration committed = DeclarationFile.read(declaration(name));
    String authority = address.replaceFirst(".*//", "");
    Map<String, String> settings = new HashMap<>(committed.adapterSettings());
    if (!DEPLOYED.containsKey(name)) {
      settings.replaceAll((key, value) -> value.replaceFirst("127\\.0\\.0\\.1:\\d+", authority));
    }
    settings.put("version", version);
    return new Declaration(
        committed.name(),
        committed.adapter(),
        settings,
        committed.capabilities(),
        List.copyOf(committed.deviations()));
  }

  Declaration declaration() {
    return declaration;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(MOST_SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
