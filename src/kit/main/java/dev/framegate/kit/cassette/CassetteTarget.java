package dev.framegate.kit.cassette;

import dev.framegate.kit.journal.RunId;
import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.Declaration;
import dev.framegate.kit.targets.ScenarioKey;
import dev.framegate.kit.targets.Target;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Plays a cassette: each scenario gets addresses of its own, behind which its recording stands. */
final class CassetteTarget implements Target {
  /**
   * What can be played back: not calls of the target to servers of the kit, nor TLS by a
   * certificate whose key is not ours, nor whether signatures are verified, as these were taken
   * out.
   */
  private static final Set<Capability> PLAYABLE =
      EnumSet.of(
          Capability.CONTROL_PLANE,
          Capability.DATA_PLANE,
          Capability.MANAGEMENT_API,
          Capability.CUSTOM_DOMAIN,
          Capability.CLOCK,
          Capability.METRICS,
          Capability.ACCESS_LOGS,
          Capability.SLOW);

  private final Declaration declaration;
  private final Cassette cassette;
  private final Set<Capability> capabilities;
  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(
          2, new DefaultThreadFactory("framegate-cassette", true), NioIoHandler.newFactory());
  private final Map<ScenarioKey, ScenarioTarget> playing = new ConcurrentHashMap<>();

  CassetteTarget(Declaration declaration, Cassette cassette) {
    this.declaration = declaration;
    this.cassette = cassette;
    Set<Capability> playable = EnumSet.noneOf(Capability.class);
    playable.addAll(cassette.header().capabilities());
    playable.retainAll(PLAYABLE);
    if (!declaration.capabilities().isEmpty()) {
      playable.retainAll(declaration.capabilities());
    }
    this.capabilities = Set.copyOf(playable);
  }

  CassetteHeader header() {
    return cassette.header();
  }

  @Override
  public String name() {
    return declaration.name();
  }

  @Override
  public String adapter() {
    return "cassette";
  }

  @Override
  public String version() {
    return header().version();
  }

  @Override
  public Set<Capability> capabilities() {
    return capabilities;
  }

  @Override
  public boolean outlivesRun() {
    return false;
  }

  @Override
  public boolean tagsResources() {
    return header().tagged();
  }

  @Override
  public Optional<RunId> replays() {
    return Optional.of(header().run());
  }

  @Override
  public String region() {
    return header().region();
  }

  @Override
  public Target forScenario(ScenarioKey scenario) {
    ScenarioTarget played =
        new ScenarioTarget(this, scenario, cassette.scenario(scenario), loops.next());
    playing.put(scenario, played);
    return played;
  }

  @Override
  public Optional<String> ended(ScenarioKey scenario) {
    ScenarioTarget played = playing.remove(scenario);
    return played == null ? Optional.empty() : played.end();
  }

  @Override
  public URI controlPlane() {
    throw outside();
  }

  @Override
  public URI dataPlane(String apiId, String stage) {
    throw outside();
  }

  @Override
  public URI management(String apiId, String stage) {
    throw outside();
  }

  private static IllegalStateException outside() {
    return new IllegalStateException("A cassette has addresses within a scenario only.");
  }

  @Override
  public void close() {
    playing.values().forEach(ScenarioTarget::end);
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }
}
