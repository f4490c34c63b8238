package dev.framegate.cli;

import dev.framegate.kit.explore.Exploration;
import dev.framegate.kit.explore.Finding;
import dev.framegate.kit.io.InputFile;
import dev.framegate.kit.io.OutputFile;
import dev.framegate.kit.io.TerminalText;
import dev.framegate.kit.io.WellFormedText;
import dev.framegate.kit.journal.Journal;
import dev.framegate.kit.journal.JournalFolder;
import dev.framegate.kit.rules.Deviation;
import dev.framegate.kit.run.ReportOwner;
import dev.framegate.kit.targets.Adapters;
import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.Declaration;
import dev.framegate.kit.targets.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code framegate explore}. */
@Command(
    name = "explore",
    description =
        "Try random sequences of actions on a target, compare what it does with a model of the"
            + " rules, and shrink what differs to the shortest sequence.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ExploreCommand extends Subcommand {
  private static final int BROKEN = 1;
  private static final int MOST_FINDINGS = 20;
  private static final int MOST_BYTES = 1 << 20;

  @Option(
      names = "--target",
      defaultValue = "bundled",
      paramLabel = "TARGET",
      description =
          "what is explored: bundled, or a declaration (FILE.yaml) with the capabilities"
              + " control-plane and data-plane (default: ${DEFAULT-VALUE})")
  private String target = "bundled";

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "where chance begins; the same seed tries the same (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  @Option(
      names = "--minutes",
      defaultValue = "1",
      paramLabel = "M",
      description = "how long, such as 0.5 or 20 (default: ${DEFAULT-VALUE})")
  private double minutes = 1;

  @Option(
      names = "--sequences",
      paramLabel = "N",
      description = "end after so many sequences, before the time is over")
  private @Nullable Integer sequences;

  @Option(
      names = "--only",
      paramLabel = "K",
      description = "only the sequence of this number of the seed")
  private @Nullable Integer only;

  @Option(
      names = "--replay",
      paramLabel = "FILE",
      description = "do the steps of a finding again, from the file that was written for it")
  private @Nullable Path replay;

  @Option(
      names = "--patience",
      defaultValue = "1",
      paramLabel = "N",
      description = "multiply every time-out by this number (default: ${DEFAULT-VALUE})")
  private double patience = 1;

  @Option(
      names = "--report",
      defaultValue = "reports/explore",
      paramLabel = "DIR",
      description = "where findings are written, two files each (default: ${DEFAULT-VALUE})")
  private Path report = Path.of("reports/explore");

  @Option(
      names = "--journal",
      defaultValue = JournalFolder.STANDARD,
      paramLabel = "DIR",
      description =
          "where what is made on the target is listed until it is removed, for 'framegate sweep'"
              + " (default: ${DEFAULT-VALUE})")
  private Path journal = Path.of(JournalFolder.STANDARD);

  @Override
  public Integer call() {
    check();
    List<String> steps = replay == null ? List.of() : read(replay);
    Declaration declaration = Adapters.declaration(target);
    Set<String> declared =
        declaration.deviations().stream().map(Deviation::rule).collect(Collectors.toSet());
    try (Target opened = Adapters.open(declaration)) {
      if (!opened.capabilities().contains(Capability.CONTROL_PLANE)
          || !opened.capabilities().contains(Capability.DATA_PLANE)) {
        out()
            .println(
                "'%s' does not offer both control-plane and data-plane, so there is nothing to explore."
                    .formatted(opened.name()));
        out().flush();
        return Framegate.UNREACHABLE;
      }
      ReportOwner.claim(report);
      try (Journal made =
              opened.outlivesRun()
                  ? new JournalFolder(journal).begin(opened.name(), opened.controlPlane())
                  : Journal.inMemory();
          Exploration exploration = new Exploration(opened, made, patience)) {
        List<Finding> findings = explore(exploration, steps);
        out().println(exploration.summary());
        out().println(verdict(findings, declared));
        out().flush();
        return findings.stream().allMatch(found -> declared.contains(found.rule())) ? 0 : BROKEN;
      }
    }
  }

  private void check() {
    if (patience <= 0) {
      throw wrong("--patience: expected a number above 0, got " + patience);
    }
    if (minutes <= 0 || minutes > 24 * 60) {
      throw wrong("--minutes: expected a number above 0, at most a day (1440), got " + minutes);
    }
    if (sequences != null && sequences < 1) {
      throw wrong("--sequences: expected 1 or more, got " + sequences);
    }
    if (only != null && only < 1) {
      throw wrong("--only: expected 1 or more, got " + only);
    }
    if (replay != null && only != null) {
      throw wrong("--only and --replay exclude each other: a file has its steps already");
    }
  }

  private List<String> read(Path file) {
    try {
      return new String(InputFile.bytes(file, MOST_BYTES), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw wrong("--replay: '%s' cannot be read: %s".formatted(file, e.getMessage()));
    }
  }

  private List<Finding> explore(Exploration exploration, List<String> steps) {
    if (replay != null) {
      return show(replayed(exploration, steps)).stream().toList();
    }
    if (only != null) {
      return show(exploration.one(seed, only)).stream().toList();
    }
    out()
        .println(
            "Exploring '%s' with seed %d for at most %s."
                .formatted(
                    target, seed, duration().toString().substring(2).toLowerCase(Locale.ROOT)));
    out().flush();
    return exploration.run(
        seed,
        duration(),
        sequences == null ? Integer.MAX_VALUE : sequences,
        MOST_FINDINGS,
        this::show);
  }

  private Optional<Finding> replayed(Exploration exploration, List<String> steps) {
    try {
      return exploration.replay(steps);
    } catch (IllegalArgumentException e) {
      throw wrong("--replay: '%s' holds no steps: %s".formatted(replay, e.getMessage()));
    }
  }

  private Duration duration() {
    return Duration.ofMillis(Math.round(minutes * 60_000));
  }

  private Optional<Finding> show(Optional<Finding> finding) {
    finding.ifPresent(this::show);
    return finding;
  }

  private void show(Finding finding) {
    out().println();
    out().println("%s may be broken:".formatted(finding.rule()));
    out().println("  expected: " + TerminalText.of(finding.expected()));
    out().println("  observed: " + TerminalText.of(finding.observed()));
    out().println();
    finding.sentences().forEach(line -> out().println("  " + TerminalText.of(line)));
    out().println();
    out().println("  On the wire, at last:");
    finding.evidence().forEach(line -> out().println("    " + TerminalText.of(line)));
    if (replay == null) {
      Path steps = write(finding);
      out().println();
      out().println("  Again: framegate explore --target %s --replay %s".formatted(target, steps));
      out()
          .println(
              "  Found by: framegate explore --target %s --seed %d --only %d"
                  .formatted(target, finding.found().getKey(), finding.found().getValue()));
    }
    out().flush();
  }

  /** Writes the steps and the scenario of a finding. */
  private Path write(Finding finding) {
    String name =
        "%s-%d-%d".formatted(finding.rule(), finding.found().getKey(), finding.found().getValue());
    Path steps = report.resolve(name + ".ndjson");
    Path scenario = report.resolve(name + ".feature");
    try {
      OutputFile.write(steps, path -> WellFormedText.write(path, lines(finding.steps())));
      OutputFile.write(scenario, path -> WellFormedText.write(path, lines(finding.sentences())));
    } catch (IOException e) {
      throw new UncheckedIOException("The finding cannot be written to " + report, e);
    }
    return steps;
  }

  private static String verdict(List<Finding> findings, Set<String> declared) {
    List<String> unknown =
        findings.stream().map(Finding::rule).filter(rule -> !declared.contains(rule)).toList();
    if (findings.isEmpty()) {
      return "Nothing was found that the rules do not permit.";
    }
    return unknown.isEmpty()
        ? "What was found is declared."
        : "Rules to look at: %s. 'framegate rules ID' explains one."
            .formatted(String.join(", ", unknown));
  }

  private static String lines(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }
}
