package dev.framegate.gateway.internal.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.framegate.gateway.internal.runtime.MessageError;
import dev.framegate.gateway.settings.LogsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LogFilesTest {
  @TempDir private Path folder;

  @Test
  void linesComeInTheirOrderWhileTheGatewayRuns() throws Exception {
    try (LogFiles files = LogFiles.in(folder)) {
      IntStream.range(0, 1000).forEach(number -> files.append("a.log", "line " + number));

      await().until(() -> lines("a.log").size() == 1000);
      assertThat(lines("a.log").get(999)).isEqualTo("line 999");
    }
  }

  @Test
  void whatWaitsIsWrittenBeforeTheEnd() throws Exception {
    LogFiles files = LogFiles.in(folder);
    IntStream.range(0, 200).forEach(number -> files.append("f" + number + ".log", "x"));
    files.close();

    assertThat(lines("f0.log")).containsExactly("x");
    assertThat(lines("f199.log")).containsExactly("x");
    assertThat(files.dropped()).isZero();
  }

  @Test
  void linesBeyondTheQueueAreDroppedAndCounted() throws Exception {
    try (LogFiles files = LogFiles.in(folder, 10)) {
      IntStream.range(0, 25).forEach(number -> files.append("a.log", "line " + number));
      assertThat(files.dropped()).isEqualTo(15);
      files.start();

      await().until(() -> Files.exists(folder.resolve("a.log")) && lines("a.log").size() == 10);
    }
  }

  @Test
  void aFileThatCannotBeWrittenCostsOnlyItsOwnLines() throws Exception {
    Files.createDirectory(folder.resolve("bad.log"));
    LogFiles files = LogFiles.in(folder);
    files.append("bad.log", "lost");
    files.append("good.log", "kept");
    files.close();

    assertThat(lines("good.log")).containsExactly("kept");
    assertThat(files.dropped()).isEqualTo(1);
  }

  @Test
  void aFolderThatIsAFileIsRefused() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> LogFiles.in(file))
        .isInstanceOf(LogsException.class)
        .hasMessageContaining(file.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "OFF,   false, 0, ''",
    "OFF,   true,  0, ''",
    "ERROR, false, 1, Failed: Internal server error",
    "ERROR, true,  3, Failed: Internal server error",
    "INFO,  false, 3, Ended with status 500",
    "INFO,  true,  5, Ended with status 500"
  })
  void anExecutionLogHoldsWhatItsLevelAsksFor(String level, boolean trace, int lines, String last)
      throws Exception {
    try (LogFiles files = LogFiles.in(folder)) {
      new ExecutionLog(files)
          .eventEnded(
              EventReports.refused("abc", "test", MessageError.INTERNAL_SERVER_ERROR)
                  .withSettings(
                      EventReports.settings(
                          "{'defaultRouteSettings':{'loggingLevel':'%s','dataTraceEnabled':%s}}"
                              .formatted(level, trace))));
    }

    List<String> written = lines("aws_apigateway_abc_test.log");
    assertThat(written).hasSize(lines);
    if (lines > 0) {
      assertThat(written.get(lines - 1)).contains("(r1=) ").endsWith(last);
    }
  }

  @Test
  void aLogEventIsCutAt1024Bytes() throws Exception {
    try (LogFiles files = LogFiles.in(folder)) {
      new ExecutionLog(files)
          .eventEnded(
              EventReports.message("abc", "test", "é".repeat(3000))
                  .withSettings(
                      EventReports.settings(
                          "{'defaultRouteSettings':"
                              + "{'loggingLevel':'ERROR','dataTraceEnabled':true}}")));
    }

    String line = lines("aws_apigateway_abc_test.log").get(0);
    String event = line.substring(line.indexOf(' ') + 1);
    assertThat(event.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1021, 1024);
    assertThat(event).startsWith("(r1=) Message from the client: éé").endsWith("é");
  }

  private List<String> lines(String file) throws IOException {
    Path path = folder.resolve(file);
    return Files.exists(path) ? Files.readAllLines(path) : List.of();
  }
}
