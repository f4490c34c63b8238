package dev.framegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A published report, in which moto breaks rules. */
final class AnnotateCommandTest {
  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void brokenRulesAreAnnotationsOfFeaturesAndRowsOfASummary() throws IOException {
    Path summary = Files.writeString(folder.resolve("summary.md"), "before\n");

    assertThat(annotate("reports/published/moto", "--summary", summary.toString())).isZero();

    assertThat(out.toString().lines())
        .hasSize(10)
        .allSatisfy(
            line ->
                assertThat(line)
                    .matches(
                        "::error file=features/\\S+\\.feature,line=\\d+,title=[A-Z]{3}-\\d+\\w? .*::.+"));
    assertThat(Files.readString(summary))
        .startsWith("before\n### Does not conform: ")
        .contains("\n#### Deployments\n\n| rule | what it says | verdict | why |\n")
        .containsPattern("(?m)^\\| DEP-007 \\| `.*` \\| failed \\| `Expected: .*` \\|$");
  }

  @Test
  void aFolderWithoutAReportIsNamed() {
    assertThat(annotate(folder.toString())).isEqualTo(64);
    assertThat(err.toString()).contains("There is no report at '" + folder);
  }

  private int annotate(String... args) {
    String[] all = new String[args.length + 1];
    all[0] = "annotate";
    System.arraycopy(args, 0, all, 1, args.length);
    return Framegate.execute(new PrintWriter(out, true), new PrintWriter(err, true), all);
  }
}
