package dev.framegate.kit.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.internal.control.DeploymentPolicy;
import dev.framegate.gateway.internal.deploy.LiveStage;
import dev.framegate.gateway.internal.deploy.StageDirectory;
import dev.framegate.kit.report.ConformanceJson;
import dev.framegate.kit.report.JudgedRun;
import dev.framegate.kit.report.Level;
import dev.framegate.kit.report.PropagationDelay;
import dev.framegate.kit.rules.Verdict;
import dev.framegate.kit.targets.Target;
import dev.framegate.kit.targets.bundled.BundledTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway whose data plane hears of changes late, as AWS's does. */
final class PropagationTest {
  @TempDir private Path folder;

  @Test
  void theReportTellsHowLongChangesTookToBeSeen() throws IOException {
    JudgedRun run = run(new Late(false));

    assertThat(run.rules()).allMatch(rule -> rule.verdict() == Verdict.PASSED);
    assertThat(run.visibility())
        .extracting(PropagationDelay::change)
        .containsExactly("a new stage", "a deployment to a stage that was there");
    assertThat(run.visibility())
        .allSatisfy(
            each -> {
              assertThat(each.seen()).isPositive();
              assertThat(each.p50()).isGreaterThan(0.1);
              assertThat(each.p99()).isGreaterThanOrEqualTo(each.p50());
            });
    ReportFolder.write(run, folder);
    assertThat(ConformanceJson.read(folder.resolve("conformance.json")).visibility())
        .hasSameSizeAs(run.visibility());
    assertThat(Files.readString(folder.resolve("index.html")))
        .contains("Time until changes were seen", "a deployment to a stage that was there");
  }

  /** The old answer comes back as late as the new one came: three quick looks would miss that. */
  @Test
  void anOldAnswerThatComesBackLateBreaksTheRule() throws IOException {
    JudgedRun run = run(new Late(true));

    assertThat(run.broken()).extracting(rule -> rule.rule().id()).contains("DEP-026");
  }

  private JudgedRun run(Late late) throws IOException {
    RunSettings settings =
        new RunSettings(
            Optional.of("@DEP-026 or @MSG-001"),
            Optional.empty(),
            Level.ALL,
            1,
            8,
            folder.resolve("report"));
    try (Target target = new BundledTarget("late", late::applyTo)) {
      return ConformanceRun.builder(settings).against(target).run();
    }
  }

  /**
   * Shows what a stage serves only after it was looked at so many times, whatever the clock says. A
   * client looks up to four times, and the kit lets a while pass between clients.
   */
  private static final class Late implements DeploymentPolicy {
    private static final int NEW_STAGE = 10;
    private static final int DEPLOYMENT = 60;

    private final boolean relapses;
    private final Map<String, Former> formers = new ConcurrentHashMap<>();

    /**
     * @param stage as it was before; empty where it was not there
     */
    private record Former(Optional<LiveStage> stage, AtomicInteger looks) {
      boolean shows(boolean relapses) {
        int look = looks.getAndIncrement();
        return stage.isEmpty()
            ? look < NEW_STAGE
            : look < DEPLOYMENT || relapses && look > DEPLOYMENT * 3 / 2;
      }
    }

    /**
     * @param relapses whether the former deployment comes back, later than three clients would see
     */
    Late(boolean relapses) {
      this.relapses = relapses;
    }

    Gateway.Builder applyTo(Gateway.Builder gateway) {
      return gateway
          .replace(DeploymentPolicy.class, aws -> this)
          .replace(StageDirectory.class, this::over);
    }

    @Override
    public LiveStage live(StageView view) {
      LiveStage now = DeploymentPolicy.super.live(view);
      LiveStage served = view.served();
      if (served == null || served.snapshot() != now.snapshot()) {
        formers.put(
            key(now.apiId(), now.name()),
            new Former(Optional.ofNullable(served), new AtomicInteger()));
      }
      return now;
    }

    private StageDirectory over(StageDirectory right) {
      return new StageDirectory() {
        @Override
        public boolean hasApi(String apiId) {
          return right.hasApi(apiId);
        }

        @Override
        public Optional<LiveStage> find(String apiId, String stageName) {
          Former former = formers.get(key(apiId, stageName));
          return former != null && former.shows(relapses)
              ? former.stage()
              : right.find(apiId, stageName);
        }
      };
    }

    private static String key(String apiId, String stage) {
      return apiId + "/" + stage;
    }
  }
}
