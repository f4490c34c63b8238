package dev.framegate.bench;

import dev.framegate.gateway.internal.edge.FrameBenchmark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks of single methods by JMH, in a JVM of their own. */
final class CodeBenchmarks {
  private static final int WARMING = 2;
  private static final int COUNTED = 4;
  private static final TimeValue ITERATION = TimeValue.milliseconds(700);

  private CodeBenchmarks() {}

  /** Writes {@code code.md} and JMH's own {@code code.json} to a folder. */
  static void run(Path folder, Map<String, String> machine) throws IOException {
    Files.createDirectories(folder);
    Collection<RunResult> results;
    try {
      results =
          new Runner(
                  new OptionsBuilder()
                      .include(FrameBenchmark.class.getName())
                      .include(ConfigurationBenchmark.class.getName())
                      .forks(1)
                      .jvmArgs(ServerProcess.flags().toArray(String[]::new))
                      .warmupIterations(WARMING)
                      .warmupTime(ITERATION)
                      .measurementIterations(COUNTED)
                      .measurementTime(ITERATION)
                      .resultFormat(ResultFormatType.JSON)
                      .result(folder.resolve("code.json").toString())
                      .build())
              .run();
    } catch (RunnerException e) {
      throw new IOException("JMH did not end well", e);
    }
    StringBuilder text = BenchReport.heading("Single methods of the gateway", machine);
    text.append("\nMeans of ")
        .append(COUNTED)
        .append(" iterations of 0.7 s, after ")
        .append(WARMING)
        .append(" to compile; the error is that of JMH at 99.9 %.\n\n")
        .append("| method | ns | error |\n|---|---:|---:|\n");
    for (RunResult each : results) {
      Result<?> result = each.getPrimaryResult();
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %,.0f | %,.0f |%n",
              result.getLabel(),
              result.getScore(),
              result.getScoreError()));
    }
    Files.writeString(folder.resolve("code.md"), text.toString());
    System.out.println(text);
  }
}
