package dev.framegate.gateway;

import dev.framegate.gateway.access.ApiKeys;
import dev.framegate.gateway.control.MemoryStore;
import dev.framegate.gateway.control.Store;
import dev.framegate.gateway.edge.AddressForm;
import dev.framegate.gateway.edge.EdgeServer;
import dev.framegate.gateway.edge.EdgeSettings;
import dev.framegate.gateway.edge.Listener;
import dev.framegate.gateway.integration.Functions;
import dev.framegate.gateway.signature.AccessKeys;
import dev.framegate.gateway.store.MvStore;
import dev.framegate.gateway.telemetry.LogFiles;
import dev.framegate.gateway.tls.TlsIdentity;
import dev.framegate.kit.KitVersion;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The reference gateway: one process, one port, state in memory or in a directory. */
public final class Gateway implements AutoCloseable {
  /** Where the gateway says it is, in addresses and signatures. */
  public static final String REGION = "us-east-1";

  private final EdgeServer edge;
  private final Assembly assembly;
  private final TurnableClock clock;
  private final Runnable closeState;

  private Gateway(EdgeServer edge, Assembly assembly, TurnableClock clock, Runnable closeState) {
    this.edge = edge;
    this.assembly = assembly;
    this.clock = clock;
    this.closeState = closeState;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** {@code http(s)://host:port}: the control plane, and the base of every stage's address. */
  public URI address() {
    return edge.address();
  }

  /** {@code https://host:port} of the same planes, where TLS was asked for. */
  public Optional<URI> secureAddress() {
    return edge.addresses().stream()
        .filter(address -> address.getScheme().equals("https"))
        .findFirst();
  }

  public String version() {
    return KitVersion.TEXT;
  }

  /** Clients that are connected now. */
  public int connections() {
    return edge.connections();
  }

  /**
   * Turns the gateway's time forward, for every connection at once: what would have ended by then
   * ends now.
   *
   * @throws IllegalArgumentException for a step back
   */
  public void advance(Duration step) {
    clock.advance(step);
    edge.check();
  }

  /** Says goodbye to every client and lets the port go. */
  @Override
  public void close() {
    edge.close();
    assembly.close();
    closeState.run();
  }

  /** How a gateway is started. */
  public static final class Builder {
    private String host = "127.0.0.1";
    private int port;
    private GatewayPolicies policies = GatewayPolicies.aws();
    private Functions functions = Functions.NONE;
    private ApiKeys apiKeys = ApiKeys.NONE;
    private @Nullable Path state;
    private @Nullable AccessKeys keys;
    private @Nullable Path logs;
    private @Nullable TlsIdentity identity;
    private @Nullable TlsIdentity besides;

    private Builder() {}

    /** Address to bind to; this machine only, unless somebody asks for more. */
    public Builder host(String other) {
      host = other;
      return this;
    }

    /** 0, the default, takes a free port. */
    public Builder port(int other) {
      port = other;
      return this;
    }

    /** Where Lambda functions are; by default there are none. */
    public Builder functions(Functions other) {
      functions = other;
      return this;
    }

    /** Which API keys open a {@code $connect} that demands one; by default none does. */
    public Builder apiKeys(ApiKeys other) {
      apiKeys = other;
      return this;
    }

    /**
     * Keeps the control plane in a directory, across restarts and crashes. Connections are not
     * kept.
     */
    public Builder state(Path directory) {
      state = directory;
      return this;
    }

    /**
     * Refuses what is not signed by one of these keys: calls of the control plane, callbacks, and
     * handshakes of a {@code $connect} that IAM protects. By default any signature, or none, will
     * do.
     */
    public Builder signedBy(AccessKeys other) {
      keys = other;
      return this;
    }

    /** Writes the logs that stages ask for to files in this folder. By default none are kept. */
    public Builder logs(Path folder) {
      logs = folder;
      return this;
    }

    /** Speaks TLS, and nothing else, on the port. */
    public Builder tls(TlsIdentity other) {
      identity = other;
      return this;
    }

    /** Speaks TLS on a second, free port. */
    public Builder tlsBesides(TlsIdentity other) {
      besides = other;
      return this;
    }

    /** Behaviour other than AWS's, for whoever wants to see a wrong gateway. */
    public Builder policies(GatewayPolicies other) {
      policies = other;
      return this;
    }

    /**
     * Binds and accepts.
     *
     * @throws java.io.UncheckedIOException where the port cannot be bound
     * @throws dev.framegate.gateway.store.StateException where the state directory cannot be used
     * @throws dev.framegate.gateway.telemetry.LogsException where the folder for logs cannot be
     *     used
     */
    public Gateway start() {
      if (state == null) {
        return start(new MemoryStore(), () -> {});
      }
      MvStore store = MvStore.open(state);
      try {
        return start(store, store::close);
      } catch (RuntimeException | Error e) {
        store.close();
        throw e;
      }
    }

    private List<Listener> listeners() {
      Listener first = new Listener(host, port, identity);
      return besides == null ? List.of(first) : List.of(first, new Listener(host, 0, besides));
    }

    private Gateway start(Store store, Runnable closeState) {
      TurnableClock clock = new TurnableClock();
      // Whoever signs does so by the time of day, however far this gateway's own is turned.
      Signatures signatures = Signatures.of(keys, Clock.systemUTC(), policies.around().waiver());
      LogFiles files = logs == null ? null : LogFiles.in(logs);
      Telemetry telemetry = new Telemetry(files, policies.observer());
      Assembly assembly =
          new Assembly(policies, functions, apiKeys, store, signatures, telemetry, clock);
      EdgeSettings settings =
          EdgeSettings.defaults()
              .withListeners(listeners())
              .withClock(clock)
              .withAddresses(
                  List.of(AddressForm.byHost(), assembly.domains(), AddressForm.byPath()))
              .withPolicies(signatures.guard(telemetry.watch(policies.edge())));
      try {
        EdgeServer edge = EdgeServer.start(settings, assembly::planes);
        assembly.whenTimeIsTurned(edge::check);
        return new Gateway(edge, assembly, clock, closeState);
      } catch (RuntimeException | Error e) {
        assembly.close();
        throw e;
      }
    }
  }
}
