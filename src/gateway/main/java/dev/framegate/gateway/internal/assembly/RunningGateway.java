package dev.framegate.gateway.internal.assembly;

import dev.framegate.gateway.internal.control.MemoryStore;
import dev.framegate.gateway.internal.control.ResourceStore;
import dev.framegate.gateway.internal.deploy.AccountRegion;
import dev.framegate.gateway.internal.edge.EdgePolicies;
import dev.framegate.gateway.internal.edge.EdgeServer;
import dev.framegate.gateway.internal.edge.EdgeSettings;
import dev.framegate.gateway.internal.edge.StageUrlFormat;
import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.management.ConnectedClient;
import dev.framegate.gateway.internal.management.ManagementPolicy;
import dev.framegate.gateway.internal.parts.PartReplacements;
import dev.framegate.gateway.internal.signature.SignaturePolicy;
import dev.framegate.gateway.internal.store.PersistentStore;
import dev.framegate.gateway.internal.telemetry.JournalObserver;
import dev.framegate.gateway.internal.telemetry.LogFiles;
import dev.framegate.gateway.journal.JournalEntry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A gateway that accepts connections: its server, APIs, clock and state. */
public final class RunningGateway implements AutoCloseable {
  private final EdgeServer edge;
  private final GatewayWiring assembly;
  private final AdjustableClock clock;
  private final Runnable closeState;
  private final StopListener lifecycle;

  private RunningGateway(
      EdgeServer edge,
      GatewayWiring assembly,
      AdjustableClock clock,
      Runnable closeState,
      StopListener lifecycle) {
    this.edge = edge;
    this.assembly = assembly;
    this.clock = clock;
    this.closeState = closeState;
    this.lifecycle = lifecycle;
  }

  /**
   * Binds and accepts.
   *
   * @throws java.io.UncheckedIOException if the port cannot be bound
   * @throws dev.framegate.gateway.settings.StateException if the state directory cannot be used
   * @throws dev.framegate.gateway.settings.LogsException if the directory for logs cannot be used
   */
  public static RunningGateway start(GatewaySettings settings) {
    Path state = settings.state();
    if (state == null) {
      return start(
          settings, settings.parts().replace(ResourceStore.class, new MemoryStore()), () -> {});
    }
    PersistentStore store = PersistentStore.open(state);
    try {
      return start(settings, store, store::close);
    } catch (RuntimeException | Error e) {
      store.close();
      throw e;
    }
  }

  private static RunningGateway start(
      GatewaySettings settings, ResourceStore store, Runnable closeState) {
    PartReplacements parts = settings.parts();
    AdjustableClock clock = new AdjustableClock();
    // Clients sign with the time of day, so the adjustable clock does not apply.
    LateApiOwners owners = new LateApiOwners();
    SignatureVerification signatures =
        SignatureVerification.of(
            settings,
            owners,
            Clock.systemUTC(),
            parts.replace(SignaturePolicy.class, SignaturePolicy.AWS));
    Path logs = settings.logs();
    Consumer<JournalEntry> journal = settings.journal();
    TelemetryObservers telemetry =
        new TelemetryObservers(
            logs == null ? null : LogFiles.in(logs),
            journal == null ? null : new JournalObserver(journal, clock));
    GatewayWiring assembly =
        new GatewayWiring(settings, store, signatures, telemetry, clock, owners);
    EdgeSettings edgeSettings =
        EdgeSettings.defaults()
            .withListeners(settings.listeners())
            .withClock(clock)
            .withSources(settings.sources())
            .withJournal(journal)
            .withAddresses(
                List.of(StageUrlFormat.byHost(owners), assembly.domains(), StageUrlFormat.byPath()))
            .withPolicies(
                EdgePolicies.of(
                    settings.limits(),
                    parts,
                    ManagementPolicy.of(
                        settings.limits(),
                        parts,
                        signatures.callbacks(),
                        telemetry::observeCallbacks)));
    StopListener lifecycle = parts.replace(StopListener.class, StopListener.NONE);
    try {
      EdgeServer edge = EdgeServer.start(edgeSettings, assembly::planes);
      assembly.onClockAdvanced(edge::check);
      return new RunningGateway(edge, assembly, clock, closeState, lifecycle);
    } catch (RuntimeException | Error e) {
      assembly.close();
      lifecycle.stopped();
      throw e;
    }
  }

  /** The addresses that the server listens on, the first listener's first. */
  public List<URI> addresses() {
    return edge.addresses();
  }

  /** The accounts and Regions that were called, or have resources. */
  public List<AccountRegion> owners() {
    return assembly.owners();
  }

  /** Answers a call of the control plane, without a signature. May block. */
  public ServerResponse call(ServerRequest request) {
    return assembly.operations().handle(request);
  }

  /** The clients whose handshake has begun and whose connection has not ended: a live view. */
  public Collection<ConnectedClient> clients() {
    return edge.clients();
  }

  /** Closes the connections of clients, and waits until that has begun. */
  public void end(Predicate<ConnectedClient> which) {
    edge.end(which);
  }

  /** The time that limits are measured with. */
  public Clock clock() {
    return clock;
  }

  /** The number of open WebSocket connections. */
  public int connections() {
    return edge.connections();
  }

  /**
   * Advances the clock and closes connections whose limits have passed.
   *
   * @throws IllegalArgumentException if the step is negative
   */
  public void advance(Duration step) {
    clock.advance(step);
    edge.check();
  }

  @Override
  public void close() {
    lifecycle.stopping();
    edge.close();
    assembly.close();
    closeState.run();
    lifecycle.stopped();
  }
}
