package dev.framegate.kit.rules;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All rules and probes, as the features state them. Immutable. */
public final class RuleCatalogue {
  private static @Nullable RuleCatalogue ofKit;

  private final List<Rule> rules;
  private final List<Probe> probes;
  private final Map<String, Rule> byId;
  private final List<Chapter> chapters;
  private final List<ScenarioEntry> scenarios;

  private RuleCatalogue(List<Rule> rules, List<Probe> probes, List<ScenarioEntry> scenarios) {
    this.scenarios = List.copyOf(scenarios);
    this.rules =
        rules.stream()
            .sorted(
                Comparator.comparing(Rule::chapter, Chapter.READING_ORDER).thenComparing(Rule::id))
            .toList();
    this.probes =
        probes.stream()
            .sorted(
                Comparator.comparing(Probe::chapter, Chapter.READING_ORDER)
                    .thenComparing(Probe::id))
            .toList();
    this.byId = rules.stream().collect(Collectors.toMap(Rule::id, Function.identity()));
    this.chapters =
        Stream.concat(rules.stream().map(Rule::chapter), probes.stream().map(Probe::chapter))
            .distinct()
            .sorted(Chapter.READING_ORDER)
            .map(Chapter::of)
            .toList();
  }

  /**
   * The rules that travel with the kit, in its jar or beside its classes. They are read once.
   *
   * @throws InvalidFeaturesException where a feature cannot be read as rules
   */
  public static synchronized RuleCatalogue load() {
    RuleCatalogue loaded = ofKit;
    if (loaded == null) {
      loaded = of(FeatureFiles.ofKit());
      ofKit = loaded;
    }
    return loaded;
  }

  /**
   * The rules in a folder of chapters; empty where the folder does not exist.
   *
   * @throws InvalidFeaturesException where a feature cannot be read as rules
   */
  public static RuleCatalogue load(Path features) {
    return of(FeatureFiles.in(features));
  }

  static RuleCatalogue of(List<FeatureFile> files) {
    LedgerReader sources = new LedgerReader();
    CompletableFuture<Ledger> ledger = CompletableFuture.supplyAsync(() -> sources.read(files));
    List<FeatureParser.Parsed> features =
        files.stream().filter(FeatureFile::isFeature).map(FeatureParser::parse).toList();
    RuleReader reader = new RuleReader(ledger.join());
    reader.problems().addAll(sources.problems());
    for (FeatureParser.Parsed parsed : features) {
      reader.problems().addAll(parsed.problems());
      parsed.rules().forEach(reader::read);
    }
    if (!reader.problems().isEmpty()) {
      throw new InvalidFeaturesException(reader.problems());
    }
    return new RuleCatalogue(reader.rules(), reader.probes(), reader.scenarios());
  }

  /** By chapter, then by id. */
  public List<Rule> rules() {
    return rules;
  }

  /** By chapter, then by id. */
  public List<Probe> probes() {
    return probes;
  }

  /** The scenarios of the rules and probes, each row of an outline by itself. */
  public List<ScenarioEntry> scenarios() {
    return scenarios;
  }

  /** The rule with an id such as {@code DEP-003}. */
  public Optional<Rule> rule(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The chapters that hold a rule or a probe, in reading order. */
  public List<Chapter> chapters() {
    return chapters;
  }
}
