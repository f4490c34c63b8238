package dev.framegate.cli;

import dev.framegate.kit.io.OutputFile;
import dev.framegate.kit.targets.fixture.FixtureFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code framegate fixture}. */
@Command(
    name = "fixture",
    description =
        "Write the reference APIs and their function, for a target on which the kit may make no"
            + " APIs of its own.",
    mixinStandardHelpOptions = true)
final class FixtureCommand extends Subcommand {
  @Option(
      names = "--format",
      required = true,
      completionCandidates = Formats.class,
      description = "form to deploy them in: ${COMPLETION-CANDIDATES}")
  private String format = "";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "fixture",
      description = "directory for the files (default: ${DEFAULT-VALUE})")
  private Path folder = Path.of("fixture");

  @Override
  public Integer call() {
    Map<String, String> files = chosen().files();
    try {
      Files.createDirectories(folder);
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path path = folder.resolve(file.getKey());
        OutputFile.write(path, draft -> Files.writeString(draft, file.getValue()));
        if (file.getKey().endsWith(".sh") && !path.toFile().setExecutable(true)) {
          throw new IOException(path + " cannot be made executable");
        }
        out().println(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out().flush();
    return 0;
  }

  private FixtureFormat chosen() {
    return Arrays.stream(FixtureFormat.values())
        .filter(known -> known.word().equals(format.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    "unknown format '%s'. Valid values: %s."
                        .formatted(
                            format,
                            Arrays.stream(FixtureFormat.values())
                                .map(FixtureFormat::word)
                                .collect(Collectors.joining(", ")))));
  }

  /** The words of all formats. */
  static final class Formats implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(FixtureFormat.values()).map(FixtureFormat::word).iterator();
    }
  }
}
