package dev.framegate.kit.suite;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathResource;

import dev.framegate.kit.expectation.Timeouts;
import dev.framegate.kit.journal.Journal;
import dev.framegate.kit.outcome.ProbeAnswer;
import dev.framegate.kit.outcome.Recorder;
import dev.framegate.kit.outcome.ResponseShapeViolation;
import dev.framegate.kit.outcome.ScenarioOutcome;
import dev.framegate.kit.outcome.VisibleChange;
import dev.framegate.kit.rules.RuleCatalogue;
import dev.framegate.kit.rules.ScenarioEntry;
import dev.framegate.kit.scenario.ActiveRuns;
import dev.framegate.kit.scenario.CapabilityGate;
import dev.framegate.kit.scenario.RuleTag;
import dev.framegate.kit.steps.Hooks;
import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.Target;
import io.cucumber.core.eventbus.RandomUuidGenerator;
import io.cucumber.tagexpressions.Expression;
import io.cucumber.tagexpressions.TagExpressionParser;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.FilePosition;
import org.junit.platform.engine.support.hierarchical.ExclusiveResource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the features against a target: Cucumber on the JUnit Platform. */
public final class ConformanceSuite {
  /** Marks rules whose scenarios send what a target has to refuse, and may end at. */
  private static final String DISRUPTIVE = "@disruptive";

  /**
   * @param tags Cucumber tag expression, empty for all
   * @param places of the only scenarios to run, such as {@code features/frames/sizes.feature:12};
   *     empty for all
   * @param threads scenarios at a time
   * @param messages where Cucumber writes its messages (NDJSON), if anywhere
   * @param dry matches every sentence to its step, and runs none
   */
  public record Settings(
      Optional<String> tags,
      Optional<Set<String>> places,
      int threads,
      Timeouts patience,
      Optional<Path> messages,
      boolean dry) {
    public Settings(
        Optional<String> tags,
        int threads,
        Timeouts patience,
        Optional<Path> messages,
        boolean dry) {
      this(tags, Optional.empty(), threads, patience, messages, dry);
    }

    private Settings only(String expression) {
      String both = tags.map(all -> "(%s) and %s".formatted(all, expression)).orElse(expression);
      return new Settings(Optional.of(both), places, threads, patience, messages, dry);
    }
  }

  /**
   * What came of it.
   *
   * @param misshapen answers of the control plane that did not have the shape of the service model
   * @param seen how long changes took until clients saw them
   * @param demandingStimulus rules of which a scenario was judged by what a client saw after a
   *     stimulus was proven on the wire
   * @param left what the run made and could not remove, a phrase each
   * @param triedAgain how many scenarios were tried again, as a connection or an answer was lost
   * @param crashes how often the target ended, and by what; empty where it did not
   */
  public record Result(
      List<ScenarioOutcome> outcomes,
      List<ProbeAnswer> answers,
      List<ResponseShapeViolation> misshapen,
      List<VisibleChange> seen,
      Set<String> demandingStimulus,
      List<String> left,
      int triedAgain,
      Optional<String> crashes) {}

  private ConformanceSuite() {}

  /**
   * As {@link #run(Target, Settings, Journal, Optional, Consumer)}, with nothing on disk about what
   * it makes.
   */
  public static Result run(Target target, Settings settings, Consumer<ScenarioOutcome> progress) {
    return run(target, settings, Journal.inMemory(), Optional.empty(), progress);
  }

  /**
   * Runs every scenario that the tags select. Runs may take place side by side in one JVM.
   *
   * @param journal told of all that the run makes and removes
   * @param recorder told of everything that goes over the wire
   * @param progress told of each scenario as it ends, from several threads
   */
  public static Result run(
      Target target,
      Settings settings,
      Journal journal,
      Optional<Recorder> recorder,
      Consumer<ScenarioOutcome> progress) {
    try (RunSession run =
        new RunSession(target, settings.patience(), journal, recorder, progress)) {
      settings.messages().ifPresent(run::writeMessages);
      List<ScenarioEntry> selected =
          selected(settings.tags()).stream()
              .filter(
                  scenario ->
                      settings.places().map(all -> all.contains(scenario.location())).orElse(true))
              .toList();
      if (!settings.dry() && target.provesEcho() && uses(Capability.DATA_PLANE, target, selected)) {
        run.proveEcho();
      }
      if (!settings.dry() && uses(Capability.CONSOLE, target, selected)) {
        run.startBrowser();
      }
      RunPhases.Launch phases = phases(run, settings, selected);
      if (settings.dry() || !run.repeatsLost()) {
        launch(run, settings, selected);
      } else if (target.outlivesRun()) {
        run.inPhases(phases, settings.threads());
      } else {
        new SecondTries(run.results())
            .after(
                () -> launch(run, settings, selected),
                places -> phases.run(places, settings.threads()));
      }
      return run.result();
    }
  }

  /** The scenarios that the tags select, those included that would be skipped. Nothing is sent. */
  public static List<PlannedScenario> plan(Target target, Optional<String> tags) {
    return selected(tags).stream()
        .map(
            scenario ->
                new PlannedScenario(
                    RuleTag.of(scenario.tags()),
                    scenario.tags(),
                    CapabilityGate.lacking(scenario.tags(), target)))
        .toList();
  }

  private static List<ScenarioEntry> selected(Optional<String> tags) {
    List<ScenarioEntry> all = RuleCatalogue.load().scenarios();
    if (tags.isEmpty()) {
      return all;
    }
    Expression wanted = TagExpressionParser.parse(tags.get());
    return all.stream().filter(scenario -> wanted.evaluate(List.copyOf(scenario.tags()))).toList();
  }

  /** Whether a scenario will run that needs a capability. */
  private static boolean uses(Capability needed, Target target, List<ScenarioEntry> selected) {
    return selected.stream()
        .map(ScenarioEntry::tags)
        .anyMatch(
            tags ->
                CapabilityGate.needs(tags, needed)
                    && CapabilityGate.lacking(tags, target).isEmpty());
  }

  private static RunPhases.Launch phases(
      RunSession run, Settings settings, List<ScenarioEntry> selected) {
    return new RunPhases.Launch() {
      @Override
      public void phase(boolean disruptive) {
        launch(
            run,
            settings.only(disruptive ? DISRUPTIVE : "not " + DISRUPTIVE),
            selected.stream()
                .filter(scenario -> scenario.tags().contains(DISRUPTIVE) == disruptive)
                .toList());
      }

      @Override
      public void run(Collection<String> places, int threads) {
        launch(run, settings, scenarios(places), places.size(), threads);
      }
    };
  }

  private static void launch(RunSession run, Settings settings, List<ScenarioEntry> selected) {
    List<? extends DiscoverySelector> found =
        settings.places().isPresent()
            ? scenarios(selected.stream().map(ScenarioEntry::location).toList())
            : features(selected);
    launch(run, settings, found, selected.size(), settings.threads());
  }

  /**
   * @param scenarios how many of those that are found will be run
   */
  private static void launch(
      RunSession run,
      Settings settings,
      List<? extends DiscoverySelector> found,
      int scenarios,
      int threads) {
    if (scenarios > 0) {
      LaunchWatch watch = new LaunchWatch();
      ActiveRuns.during(run.context(), key -> launch(settings, found, threads, key, watch));
      watch.requireAll(scenarios);
    }
  }

  private static void launch(
      Settings settings,
      List<? extends DiscoverySelector> selected,
      int threads,
      String key,
      LaunchWatch watch) {
    LauncherDiscoveryRequestBuilder request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selected)
            .filters(EngineFilter.includeEngines("cucumber"))
            .configurationParameter("cucumber.glue", Hooks.class.getPackageName())
            .configurationParameter("cucumber.plugin", OutcomeCollector.class.getName() + ":" + key)
            .configurationParameter("cucumber.publish.quiet", "true")
            // The one that counts fails the 255th time that a JVM makes one.
            .configurationParameter("cucumber.uuid-generator", RandomUuidGenerator.class.getName())
            .configurationParameter("cucumber.execution.dry-run", String.valueOf(settings.dry()))
            // Time passes for every connection at once: such a scenario runs alone.
            .configurationParameter(
                "cucumber.execution.exclusive-resources.needs-clock.read-write",
                ExclusiveResource.GLOBAL_KEY)
            .configurationParameter("cucumber.execution.parallel.enabled", "true")
            .configurationParameter("cucumber.execution.parallel.config.strategy", "fixed")
            .configurationParameter(
                "cucumber.execution.parallel.config.fixed.parallelism", String.valueOf(threads))
            .configurationParameter(
                "cucumber.execution.parallel.config.fixed.max-pool-size", String.valueOf(threads));
    settings.tags().ifPresent(tags -> request.configurationParameter("cucumber.filter.tags", tags));
    OpenJar.keep();
    LauncherFactory.create(
            LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .build())
        .execute(request.build(), watch);
  }

  /** The features that hold a selected scenario; Cucumber would read all of them. */
  private static List<? extends DiscoverySelector> features(List<ScenarioEntry> selected) {
    return selected.stream()
        .map(ScenarioEntry::file)
        .distinct()
        .sorted()
        .map(file -> selectClasspathResource("dev/framegate/" + file))
        .toList();
  }

  /** Of places such as {@code features/frames/sizes.feature:12}. */
  private static List<? extends DiscoverySelector> scenarios(Collection<String> places) {
    return places.stream()
        .sorted()
        .map(
            place -> {
              int colon = place.lastIndexOf(':');
              return selectClasspathResource(
                  "dev/framegate/" + place.substring(0, colon),
                  FilePosition.from(Integer.parseInt(place.substring(colon + 1))));
            })
        .toList();
  }
}
