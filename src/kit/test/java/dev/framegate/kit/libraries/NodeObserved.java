package dev.framegate.kit.libraries;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The package {@code ws} of npm, in a Node.js of its own for each connection. */
final class NodeObserved implements ObservedClient {
  private static final String VERSION = "8.23.0";
  private static final Path FOLDER = Path.of("target", "clients").toAbsolutePath();
  private static final long LONGEST_SECONDS = 60;
  private static final String NAME = "ws " + VERSION;
  private static final String SCRIPT =
      """
      const WebSocket = require('ws');
      const say = line => console.log(line);
      const socket = new WebSocket(process.argv[1]);
      socket.on('open', () => say('open'));
      socket.on('message', data => say('message ' + data));
      socket.on('error', e => say(`saw 'error' (${e.name}: ${e.message}${e.code ? ', ' + e.code : ''})`));
      socket.on('close', (code, reason) => {
        say(`end 'close' (${code}, "${reason}")`);
        process.exit();
      });
      require('readline').createInterface({input: process.stdin}).on('line', line => {
        const space = line.indexOf(' ');
        const rest = line.substring(space + 1);
        socket.send(line.substring(0, space) === 'text' ? rest : Buffer.from(rest, 'base64'));
      }).on('close', () => process.exit());
      """;

  private NodeObserved() {}

  static String columnName() {
    return NAME;
  }

  /** Empty where Node.js is missing or the package cannot be had; says why. */
  static Optional<ObservedClient> start() throws Exception {
    if (!Files.isExecutable(Path.of("/usr/bin/node"))
        || !Files.isExecutable(Path.of("/usr/bin/npm"))) {
      return skipped("there is no Node.js with npm in /usr/bin");
    }
    if (!installed().equals(VERSION)) {
      Files.createDirectories(FOLDER);
      Process npm =
          new ProcessBuilder(
                  "npm",
                  "install",
                  "--no-audit",
                  "--no-fund",
                  "--ignore-scripts",
                  "--no-save",
                  "--prefix",
                  FOLDER.toString(),
                  "ws@" + VERSION)
              .redirectErrorStream(true)
              .redirectOutput(FOLDER.resolve("npm.txt").toFile())
              .start();
      boolean done = npm.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
      npm.destroyForcibly();
      if (!done || !installed().equals(VERSION)) {
        return skipped("npm could not install it, see " + FOLDER.resolve("npm.txt"));
      }
    }
    return Optional.of(new NodeObserved());
  }

  private static String installed() throws Exception {
    Path manifest = FOLDER.resolve("node_modules/ws/package.json");
    return Files.exists(manifest)
        ? Files.readString(manifest).replaceFirst("(?s).*?\"version\": \"([^\"]+)\".*", "$1")
        : "";
  }

  private static Optional<ObservedClient> skipped(String reason) {
    System.out.println("The column of ws is not measured: " + reason);
    return Optional.empty();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ObservedConnection connect(URI address) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("/usr/bin/node", "-e", SCRIPT, address.toString())
            .directory(FOLDER.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    Process node = builder.start();
    Observations seen = new Observations();
    Thread reader = new Thread(() -> read(node, seen), "node-output");
    reader.setDaemon(true);
    reader.start();
    Writer commands = node.outputWriter(StandardCharsets.UTF_8);
    return new CallbackConnection(
        seen,
        text -> say(commands, "text " + text),
        binary -> say(commands, "binary " + java.util.Base64.getEncoder().encodeToString(binary)),
        nothing -> node.destroy());
  }

  private static void say(Writer commands, String line) throws Exception {
    commands.write(line + "\n");
    commands.flush();
  }

  private static void read(Process node, Observations seen) {
    try {
      new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8))
          .lines()
          .forEach(line -> seen(line, seen));
    } catch (UncheckedIOException e) {
      // The process was ended, which closes its output. Thrown, it would fail tests that wait.
    }
  }

  private static void seen(String line, Observations seen) {
    String[] parts = line.split(" ", 2);
    switch (parts[0]) {
      case "open" -> seen.opened();
      case "message" -> seen.message(parts[1]);
      case "saw" -> seen.saw(Observations.shape(parts[1]));
      case "end" -> seen.ended(Observations.shape(parts[1]));
      default -> throw new IllegalStateException(line);
    }
  }
}
