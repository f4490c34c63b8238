package dev.framegate.gateway;

import dev.framegate.contract.Version;
import dev.framegate.gateway.internal.access.ApiKeys;
import dev.framegate.gateway.internal.assembly.GatewayPolicies;
import dev.framegate.gateway.internal.assembly.GatewaySettings;
import dev.framegate.gateway.internal.assembly.RunningGateway;
import dev.framegate.gateway.internal.integration.Functions;
import dev.framegate.gateway.internal.signature.AccessKeys;
import dev.framegate.gateway.internal.tls.TlsIdentity;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The reference gateway: one process, one port, state in memory or in a directory. */
public final class Gateway implements AutoCloseable {
  /** The region in addresses, ARNs and signatures. */
  public static final String REGION = GatewaySettings.REGION;

  private final RunningGateway running;

  private Gateway(RunningGateway running) {
    this.running = running;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** {@code http(s)://host:port}: the control plane, and the base of every stage's address. */
  public URI address() {
    return running.addresses().get(0);
  }

  /** {@code https://host:port} of the same planes, if TLS is enabled. */
  public Optional<URI> secureAddress() {
    return running.addresses().stream()
        .filter(address -> address.getScheme().equals("https"))
        .findFirst();
  }

  public String version() {
    return Version.TEXT;
  }

  /** The number of open WebSocket connections. */
  public int connections() {
    return running.connections();
  }

  /**
   * Advances the gateway's clock, for every connection at once: what would have ended by then ends
   * now.
   *
   * @throws IllegalArgumentException for a step back
   */
  public void advance(Duration step) {
    running.advance(step);
  }

  /** Closes every connection and the port. */
  @Override
  public void close() {
    running.close();
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
    private @Nullable TlsIdentity second;

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
      second = other;
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
     * @throws dev.framegate.gateway.internal.store.StateException where the state directory cannot
     *     be used
     * @throws dev.framegate.gateway.internal.telemetry.LogsException where the folder for logs
     *     cannot be used
     */
    public Gateway start() {
      return new Gateway(
          RunningGateway.start(
              new GatewaySettings(
                  host, port, policies, functions, apiKeys, state, keys, logs, identity, second)));
    }
  }
}
