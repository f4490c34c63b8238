package dev.framegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.kit.expectation.Timeouts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Targets that would keep a run from stopping, and a sweep from ending. */
@Order(1) // It takes long.
final class HostileStopTest {
  /** For a busy machine. */
  private static final Duration ROOM = Duration.ofSeconds(60);

  @TempDir private Path folder;

  private Path declaration(HostileTarget target) throws IOException {
    return Files.writeString(
        folder.resolve("target.yaml"),
        """
        name: hostile
        adapter: endpoint
        control-plane: http://%1$s
        data-plane: ws://%1$s/{apiId}/{stage}
        management: http://%1$s/{apiId}/{stage}
        capabilities: [control-plane, data-plane]
        """
            .formatted(target.authority()));
  }

  @Test
  void aRunWhoseTargetNeverAnswersStopsInTimeAndSaysWhatItCouldNotLookFor() throws Exception {
    try (HostileTarget target = new HostileTarget(HostileMode.ACCEPTS_AND_NEVER_ANSWERS);
        RunProcess run =
            RunProcess.start(folder, declaration(target), "--rule", "MSG-001", "--threads", "2")) {
      run.await(() -> target.calls() > 0);

      long began = System.nanoTime();
      run.signal("TERM");

      assertThat(run.awaitEnd()).isGreaterThan(128);
      assertThat(Duration.ofNanos(System.nanoTime() - began))
          .isLessThan(Timeouts.NORMAL.stop().plus(ROOM));
      assertThat(run.said())
          .contains("The run was stopped", "framegate sweep --run")
          .doesNotContain("what it had made is removed");
    }
  }

  @Test
  void aListWithoutEndEndsTheSweep() throws IOException {
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said, true);
    try (HostileTarget target = new HostileTarget(HostileMode.ENDLESS_PAGES)) {
      int exit =
          Framegate.execute(out, out, "sweep", "--target", declaration(target).toString(), "--yes");

      assertThat(exit).isEqualTo(3);
      assertThat(said.toString())
          .contains("What is on the target cannot be listed: GetApis went on after ");
    }
  }
}
