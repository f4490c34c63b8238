package dev.framegate.kit.mutation;

import dev.framegate.testing.JavaCommand;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes the gateway in many small ways, and says which of them the rules notice; or the code that
 * judges, and says which make it mistaken about the right gateway, a fault or a liar: {@code mvn
 * process-test-classes -Pmutation -pl src/kit -am}. The work is done by a second process, which is
 * begun again after some changes, as not all that was changed can be stopped.
 */
public final class MutationTesting {
  /** Further processes that bring no result, in a row. */
  private static final int MOST_IN_VAIN = 3;

  private MutationTesting() {}

  public static void main(String[] args) throws Exception {
    MutationSettings settings = MutationSettings.fromProperties();
    if (args.length > 0) {
      System.exit(new MutationWorker(settings).run());
    }
    Files.createDirectories(settings.folder());
    Results results = new Results(settings.folder().resolve("results.tsv"));
    // Some rules alone are asked of what went unnoticed anyway, and add to what is known.
    if (settings.again() && settings.asksAllRules()) {
      results.forgetUnnoticed();
    }
    int inVain = 0;
    int code;
    do {
      int before = results.ended();
      code = worker();
      inVain = results.ended() > before ? 0 : inVain + 1;
    } while (code != 0 && inVain < MOST_IN_VAIN);
    if (code != 0) {
      throw new IllegalStateException("The run ended with code " + code);
    }
    List<Mutation> all = settings.chosen(new Mutations(settings.subject().classes()));
    List<Mutation> sample = Mutations.sample(all, settings.sample(), settings.seed());
    System.out.println(MutationReport.write(settings, all.size(), sample, results.read()));
  }

  private static int worker() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(JavaCommand.program());
    command.addAll(
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(each -> each.startsWith("-X") || each.startsWith("-Dmutation"))
            .toList());
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            MutationTesting.class.getName(),
            "worker"));
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
