package dev.framegate.kit.peers;

import dev.framegate.kit.report.Comparison;
import dev.framegate.kit.report.ConformanceJson;
import dev.framegate.kit.report.JudgedRun;
import dev.framegate.kit.report.Level;
import dev.framegate.kit.report.html.ComparisonHtml;
import dev.framegate.kit.report.html.HtmlReport;
import dev.framegate.kit.report.html.ReportOptions;
import dev.framegate.kit.run.ConformanceRun;
import dev.framegate.kit.run.RunSettings;
import dev.framegate.kit.targets.Adapters;
import dev.framegate.kit.targets.Declaration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the rules against the bundled gateway and every emulator that this machine can have, and
 * rewrites {@code reports/published}: {@code mvn -q -Ppeers test-compile exec:java}. Names as
 * arguments choose some of them.
 */
public final class PublishEmulatorReports {
  private static final String BUNDLED = "bundled";

  private static final List<String> TARGETS =
      List.of(BUNDLED, "moto", "serverless-offline", "architect-sandbox", "aws-lambda-ws-server");

  private static final Path PUBLISHED = Path.of("reports", "published");
  private static final Path WORK = Path.of("target", "peers", "reports");

  /** Some start a process for each message. */
  private static final double PATIENCE = 2;

  private static final int THREADS = 6;

  private PublishEmulatorReports() {}

  public static void main(String[] names) throws IOException {
    for (String name : names.length == 0 ? TARGETS : List.of(names)) {
      if (name.equals(BUNDLED)) {
        publish(Adapters.declaration(name));
      } else {
        publish(name);
      }
      Path declared = PUBLISHED.resolve(name).resolve("declaration.yaml");
      if (Files.exists(declared.getParent())) {
        Files.copy(Emulator.declaration(name), declared, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Map<String, JudgedRun> published = published();
    ComparisonHtml.write(
        Comparison.of(List.copyOf(published.values())), PUBLISHED.resolve("compare.html"));
    PublishedTable.write(PUBLISHED.resolve("README.md"), published);
  }

  private static void publish(String name) throws IOException {
    try (Emulator peer = Emulator.start(name)) {
      publish(peer.declaration());
    } catch (Emulator.Unavailable e) {
      System.out.println("Skipped " + name + ": " + e.getMessage());
    }
  }

  private static void publish(Declaration declaration) throws IOException {
    System.out.println("Judging " + declaration.name() + " ...");
    RunSettings settings =
        new RunSettings(
            Optional.empty(),
            Optional.empty(),
            Level.DOCUMENTED,
            PATIENCE,
            THREADS,
            WORK.resolve(declaration.name()));
    JudgedRun run = ConformanceRun.builder(settings).against(declaration).run();
    Path folder = Files.createDirectories(PUBLISHED.resolve(declaration.name()));
    ConformanceJson.write(run, folder.resolve("conformance.json"));
    FailedRules.write(run, folder.resolve("failed.md"));
    HtmlReport.write(
        run.withLittleEvidence(), ReportOptions.standard(), folder.resolve("index.html"));
    System.out.printf("%s: %s%n", declaration.name(), run.totals());
  }

  /** The bundled gateway first; without those that an older catalogue has judged. */
  private static Map<String, JudgedRun> published() throws IOException {
    JudgedRun bundled =
        ConformanceJson.read(PUBLISHED.resolve(BUNDLED).resolve("conformance.json"));
    Map<String, JudgedRun> runs = new LinkedHashMap<>();
    for (String name : TARGETS) {
      Path file = PUBLISHED.resolve(name).resolve("conformance.json");
      if (!Files.exists(file)) {
        continue;
      }
      JudgedRun run = ConformanceJson.read(file);
      try {
        Comparison.of(List.of(bundled, run));
        runs.put(name, run);
      } catch (IllegalArgumentException e) {
        System.out.println("Left out of the comparison: " + e.getMessage());
      }
    }
    return runs;
  }
}
