package dev.framegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.testing.JavaCommand;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClusterOptionTest {
  @TempDir private Path folder;

  @Test
  void nothingOfAClusterIsLoadedWithoutTheOption() throws Exception {
    Path loaded = folder.resolve("loaded.txt");
    Process serve =
        new ProcessBuilder(
                JavaCommand.of(
                    List.of("-Xlog:class+load:file=" + loaded),
                    "dev.framegate.cli.Framegate",
                    "serve",
                    "--port",
                    "0"))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(serve.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(out.readLine()).contains("is ready at");
    } finally {
      serve.destroy();
      serve.waitFor();
    }
    assertThat(Files.readString(loaded))
        .contains("dev.framegate.gateway.Gateway")
        .doesNotContain("dev.framegate.cluster.", "io.nats.");
  }

  @Test
  void aServerThatIsNotThereIsWrongUsage() {
    assertThat(serve("--cluster", "nats://127.0.0.1:1"))
        .contains("--cluster: expected a NATS server with JetStream at nats://127.0.0.1:1");
  }

  @Test
  void aClusterHasNoDirectory() {
    assertThat(serve("--cluster", "nats://127.0.0.1:1", "--state", folder.toString()))
        .contains("--cluster and --state: expected one of them");
  }

  private static String serve(String... options) {
    StringWriter err = new StringWriter();
    String[] arguments = new String[options.length + 3];
    arguments[0] = "serve";
    arguments[1] = "--port";
    arguments[2] = "0";
    System.arraycopy(options, 0, arguments, 3, options.length);
    int code =
        Framegate.execute(
            new PrintWriter(new StringWriter()), new PrintWriter(err, true), arguments);
    assertThat(code).isEqualTo(64);
    return err.toString();
  }
}
