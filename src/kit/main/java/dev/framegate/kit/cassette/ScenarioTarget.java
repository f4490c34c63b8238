package dev.framegate.kit.cassette;

import dev.framegate.kit.rules.Verdict;
import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.ScenarioKey;
import dev.framegate.kit.targets.Target;
import io.netty.channel.EventLoop;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The addresses behind which one scenario's recording stands. */
final class ScenarioTarget implements Target {
  /** As long as the suite watches that nothing arrives. */
  private static final long PROMPT_MICROS = 250_000;

  private final CassetteTarget cassette;
  private final Optional<String> unfit;
  private final PlaybackServer server;

  ScenarioTarget(
      CassetteTarget cassette,
      ScenarioKey key,
      Optional<RecordedScenario> recorded,
      EventLoop loop) {
    this.cassette = cassette;
    this.unfit = unfit(cassette, key, recorded);
    this.server =
        new PlaybackServer(
            loop,
            recorded.map(RecordedScenario::signals).orElse(List.of()),
            Math.round(PROMPT_MICROS * cassette.header().patience()));
  }

  private static Optional<String> unfit(
      CassetteTarget cassette, ScenarioKey key, Optional<RecordedScenario> recorded) {
    if (recorded.isEmpty()) {
      return Optional.of(
          "Not on the tape: the scenario %s; it was not part of the run that was recorded on %s."
              .formatted(key, cassette.header().recorded()));
    }
    if (recorded.get().cut()) {
      return Optional.of("The tape holds only a part of this scenario, which sent more than fits.");
    }
    return recorded.get().verdict() == Verdict.INCONCLUSIVE
        ? Optional.of("It was inconclusive when it was recorded: " + recorded.get().reason())
        : Optional.empty();
  }

  /** Why nothing follows from what the scenario saw, if so. */
  Optional<String> end() {
    Optional<String> doubt = server.end();
    return unfit.or(() -> doubt);
  }

  private URI address(String name) {
    String recorded = recorded(name);
    return ReplayHost.replayed(recorded, server.port());
  }

  private URI address(String name, String apiId, String stage) {
    return ReplayHost.replayed(
        recorded(name).replace("{apiId}", apiId).replace("{stage}", stage), server.port());
  }

  private String recorded(String name) {
    String recorded = cassette.header().addresses().get(name);
    if (recorded == null) {
      throw new IllegalStateException("The cassette has no address of the " + name + ".");
    }
    return recorded;
  }

  @Override
  public String name() {
    return cassette.name();
  }

  @Override
  public String adapter() {
    return cassette.adapter();
  }

  @Override
  public String version() {
    return cassette.version();
  }

  @Override
  public Set<Capability> capabilities() {
    return cassette.capabilities();
  }

  @Override
  public URI controlPlane() {
    return address(CassetteHeader.CONTROL_PLANE);
  }

  @Override
  public URI dataPlane(String apiId, String stage) {
    return address(CassetteHeader.DATA_PLANE, apiId, stage);
  }

  @Override
  public URI management(String apiId, String stage) {
    return address(CassetteHeader.MANAGEMENT, apiId, stage);
  }

  @Override
  public Optional<URI> clock() {
    return Optional.of(address(CassetteHeader.CLOCK));
  }

  @Override
  public Optional<URI> metrics() {
    return Optional.of(address(CassetteHeader.METRICS));
  }

  @Override
  public String functionArn(String name) {
    return recorded(CassetteHeader.FUNCTION).replace("{name}", name);
  }

  @Override
  public String logGroupArn() {
    return recorded(CassetteHeader.LOG_GROUP);
  }

  @Override
  public String customDomainParent() {
    return recorded(CassetteHeader.CUSTOM_DOMAIN_PARENT);
  }

  @Override
  public URI customDomain(String domainName) {
    return ReplayHost.replayed(
        recorded(CassetteHeader.CUSTOM_DOMAIN).replace("{domain}", domainName), server.port());
  }

  @Override
  public String certificateArn() {
    return recorded(CassetteHeader.CERTIFICATE);
  }

  @Override
  public String region() {
    return cassette.region();
  }
}
