package dev.framegate.cli;

import dev.framegate.kit.cassette.CassetteRecording;
import dev.framegate.kit.rules.RuleCatalogue;
import dev.framegate.kit.run.CassetteRecorder;
import dev.framegate.kit.run.ConformanceRun;
import dev.framegate.kit.run.RunSettings;
import dev.framegate.kit.targets.Declaration;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code framegate record}: {@code run}, and a cassette of it. */
@Command(
    name = "record",
    description = "Make a run and keep its traffic on a cassette, for 'framegate replay'.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class RecordCommand extends RunCommand {
  @Option(
      names = "--cassette",
      required = true,
      paramLabel = "FILE",
      description =
          "where the cassette is written, such as run.ndjson.gz; without .gz, as plain text")
  private Path cassette = Path.of("");

  @Option(names = "--force", description = "overwrite an existing cassette")
  private boolean force;

  @Override
  RunSettings settings(RuleCatalogue catalogue) {
    RunSettings settings = super.settings(catalogue);
    if (settings.repeat() > 1) {
      throw wrong("--repeat: a cassette holds one run; leave it out.");
    }
    requireWhole("a cassette holds a whole run");
    CassetteRecording.requireFree(cassette, force);
    return settings;
  }

  @Override
  ConformanceRun.Judged run(Declaration declared, RunSettings settings, Progress progress) {
    try (CassetteRecorder recorder = new CassetteRecorder(settings, cassette)) {
      ConformanceRun.Judged judged =
          builder(settings, progress).recorder(recorder).against(declared);
      int scenarios = recorder.finish();
      out().println("Cassette: %s, with %d scenarios".formatted(cassette, scenarios));
      return judged;
    }
  }
}
