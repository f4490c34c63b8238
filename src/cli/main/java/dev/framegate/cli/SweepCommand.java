package dev.framegate.cli;

import dev.framegate.kit.cleanup.Sweep;
import dev.framegate.kit.io.TerminalText;
import dev.framegate.kit.journal.CreatedResource;
import dev.framegate.kit.journal.JournalFolder;
import dev.framegate.kit.journal.RunId;
import dev.framegate.kit.targets.Adapters;
import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.Target;
import dev.framegate.kit.targets.TargetUnavailableException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code framegate sweep}. */
@Command(
    name = "sweep",
    description = "Find what interrupted runs have left on a target, and remove it with --yes.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class SweepCommand extends Subcommand {
  private static final int LEFT = 3;

  @Option(
      names = "--target",
      required = true,
      paramLabel = "TARGET",
      description = "the declaration (FILE.yaml) that the runs were given")
  private String target = "";

  @Option(
      names = "--run",
      paramLabel = "ID",
      description =
          "only what this run left, such as 261125195012-9k3f; without it, what all runs left that are"
              + " not running")
  private @Nullable String run;

  @Option(names = "--yes", description = "remove what is listed; without it, nothing is changed")
  private boolean yes;

  @Option(
      names = "--journal",
      defaultValue = JournalFolder.STANDARD,
      paramLabel = "DIR",
      description = "where runs list what they create (default: ${DEFAULT-VALUE})")
  private Path journal = Path.of(JournalFolder.STANDARD);

  @Override
  public Integer call() {
    Optional<RunId> only = Optional.ofNullable(run).map(this::runId);
    try (Target opened = Adapters.open(Adapters.declaration(target))) {
      if (!opened.capabilities().contains(Capability.CONTROL_PLANE) || !opened.outlivesRun()) {
        out().println("Runs leave nothing on '%s'.".formatted(opened.name()));
        return 0;
      }
      try (Sweep sweep = new Sweep(opened, new JournalFolder(journal))) {
        return swept(sweep, only);
      }
    } catch (Sweep.ListingFailedException e) {
      throw new TargetUnavailableException(String.valueOf(e.getMessage()));
    }
  }

  private int swept(Sweep sweep, Optional<RunId> only) {
    List<Sweep.Leftover> found = sweep.find(only);
    found.forEach(this::print);
    List<Sweep.Leftover> mine =
        found.stream().filter(leftover -> leftover.state() == Sweep.State.ENDED).toList();
    explain(found, only);
    if (!yes) {
      out()
          .println(
              mine.isEmpty()
                  ? "Nothing to remove."
                  : "%s to remove; nothing was changed. Remove with --yes.".formatted(count(mine)));
      return 0;
    }
    List<Sweep.Removal> failed =
        sweep.remove(mine).stream().filter(removal -> removal.trouble().isPresent()).toList();
    failed.forEach(
        removal ->
            out()
                .println(
                    "Not removed: %s: %s"
                        .formatted(
                            text(removal.leftover()),
                            TerminalText.of(removal.trouble().orElse("unknown cause")))));
    List<RunId> done = sweep.finishJournals(sweep.find(only), only);
    out()
        .println(
            "Removed %d of %s%s."
                .formatted(
                    mine.size() - failed.size(),
                    count(mine),
                    done.isEmpty() ? "" : "; finished the journals of " + words(done)));
    return failed.isEmpty() ? 0 : LEFT;
  }

  private void print(Sweep.Leftover leftover) {
    String note =
        switch (leftover.state()) {
          case ENDED -> "";
          case ALIVE -> ", which is running: kept";
          case UNKNOWN -> ", which may be running elsewhere: kept";
        };
    out().println("  %s, of run %s%s".formatted(text(leftover), leftover.run(), note));
  }

  private void explain(List<Sweep.Leftover> found, Optional<RunId> only) {
    if (only.isPresent()
        && found.stream().anyMatch(leftover -> leftover.state() == Sweep.State.ALIVE)) {
      throw wrong("Run %s is still running. Stop it first.".formatted(only.get()));
    }
    found.stream()
        .filter(leftover -> leftover.state() == Sweep.State.UNKNOWN)
        .map(Sweep.Leftover::run)
        .distinct()
        .forEach(
            id ->
                out()
                    .println(
                        "Run %s began at %s, and %s has no journal of it. If it has ended, use --run %s."
                            .formatted(id, id.began(), journal, id)));
  }

  private static String text(Sweep.Leftover leftover) {
    return TerminalText.of(
        leftover.made().kind() == CreatedResource.Kind.API
            ? leftover.made() + " \"" + leftover.name() + '"'
            : leftover.made().toString());
  }

  private static String count(List<?> things) {
    return things.size() == 1 ? "1 thing" : things.size() + " things";
  }

  private static String words(List<RunId> runs) {
    return String.join(", ", runs.stream().map(RunId::text).toList());
  }

  private RunId runId(String text) {
    try {
      return new RunId(text);
    } catch (IllegalArgumentException e) {
      throw wrong("--run: " + e.getMessage());
    }
  }
}
