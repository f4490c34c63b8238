package dev.framegate.gateway;

import dev.framegate.contract.Version;
import dev.framegate.gateway.internal.assembly.GatewaySettings;
import dev.framegate.gateway.internal.assembly.RunningGateway;
import dev.framegate.gateway.internal.edge.RequestSources;
import dev.framegate.gateway.internal.parts.PartReplacements;
import dev.framegate.gateway.internal.script.ScriptRun;
import dev.framegate.gateway.journal.GatewayJournal;
import dev.framegate.gateway.journal.JournalEntry;
import dev.framegate.gateway.settings.AccessKeys;
import dev.framegate.gateway.settings.ApiKeys;
import dev.framegate.gateway.settings.FramePrograms;
import dev.framegate.gateway.settings.Functions;
import dev.framegate.gateway.settings.Limits;
import dev.framegate.gateway.settings.LogsException;
import dev.framegate.gateway.settings.Script;
import dev.framegate.gateway.settings.ScriptReport;
import dev.framegate.gateway.settings.Services;
import dev.framegate.gateway.settings.StateException;
import dev.framegate.gateway.settings.TlsIdentity;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The reference gateway: one process, one port, state in memory or in a directory. */
public final class Gateway implements AutoCloseable {
  /** The region in addresses, ARNs and signatures. */
  public static final String REGION = GatewaySettings.REGION;

  private final RunningGateway running;
  private final RouteFunctions functions;
  private final @Nullable GatewayJournal journal;

  private final @Nullable ScriptRun script;

  private Gateway(
      RunningGateway running,
      RouteFunctions functions,
      @Nullable GatewayJournal journal,
      @Nullable ScriptRun script) {
    this.running = running;
    this.functions = functions;
    this.journal = journal;
    this.script = script;
  }

  /** A builder with the defaults of every setting. */
  public static Builder builder() {
    return new Builder();
  }

  /** {@code http(s)://host:port}: the control plane, and the base of the addresses of stages. */
  public URI address() {
    return running.addresses().get(0);
  }

  /** The address that is served over TLS, if there is one. */
  public Optional<URI> secureAddress() {
    return running.addresses().stream()
        .filter(address -> address.getScheme().equals("https"))
        .findFirst();
  }

  /** An API to be deployed, with functions as lambdas. */
  public ApiBuilder api(String name) {
    return new ApiBuilder(running, functions, journal, name);
  }

  /** The gateway's clock, which {@link #advance} sets forward. */
  public Clock clock() {
    return running.clock();
  }

  /**
   * Remembers the APIs, custom domain names and connections that exist now.
   *
   * @return closes the connections and deletes the domain names and APIs that exist when it is run
   *     and did not exist before. The clock and what was deleted meanwhile stay as they are
   */
  public Runnable checkpoint() {
    return Checkpoint.of(running, functions)::restore;
  }

  /** The version of Framegate. */
  public String version() {
    return Version.TEXT;
  }

  /** The number of open WebSocket connections. */
  public int connections() {
    return running.connections();
  }

  /**
   * Advances the gateway's clock. Connections whose idle or duration limit has passed by then are
   * closed.
   *
   * @throws IllegalArgumentException if the step is negative
   */
  public void advance(Duration step) {
    running.advance(step);
  }

  /**
   * Waits until the script has ended.
   *
   * @throws IllegalStateException if the gateway has no script
   */
  public ScriptReport awaitScript() throws InterruptedException {
    if (script == null) {
      throw new IllegalStateException("The gateway has no script: Gateway.builder().script(...)");
    }
    return script.await();
  }

  /** Closes every connection and the port. A script that has not ended fails. */
  @Override
  public void close() {
    if (script != null) {
      script.close();
    }
    running.close();
    functions.close();
  }

  /** Collects the settings of a gateway and starts it. */
  public static final class Builder {
    private String host = "127.0.0.1";
    private int port;
    private Limits limits = Limits.aws();
    private PartReplacements parts = PartReplacements.NONE;
    private Functions functions = Functions.NONE;
    private Services services = Services.NONE;
    private ApiKeys apiKeys = ApiKeys.NONE;
    private @Nullable Path state;
    private @Nullable Script script;
    private @Nullable AccessKeys keys;
    private @Nullable Path logs;
    private @Nullable TlsIdentity identity;
    private @Nullable TlsIdentity second;
    private RequestSources sources = RequestSources.OWN;
    private @Nullable Consumer<JournalEntry> journal;

    private Builder() {}

    /** The address to bind to; by default 127.0.0.1, which other machines cannot reach. */
    public Builder host(String other) {
      host = other;
      return this;
    }

    /** The port to bind to; by default 0, which takes a free one. */
    public Builder port(int other) {
      port = other;
      return this;
    }

    /** The Lambda functions; by default there are none. */
    public Builder functions(Functions other) {
      functions = other;
      return this;
    }

    /**
     * The AWS services of integrations with an action or a path ARN, such as a {@link
     * dev.framegate.gateway.settings.ServiceEndpoint} of an emulator; by default there are none.
     */
    public Builder services(Services other) {
      services = other;
      return this;
    }

    /** The API keys for {@code $connect} routes that require one; by default there are none. */
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
     * Verifies signatures with these keys: of control plane calls, of management API calls, and of
     * handshakes whose {@code $connect} route has authorization type AWS_IAM. By default no
     * signature is required or verified.
     */
    public Builder signedBy(AccessKeys other) {
      keys = other;
      return this;
    }

    /**
     * Writes the access and execution logs of stages to this directory; by default there are none.
     */
    public Builder logs(Path folder) {
      logs = folder;
      return this;
    }

    /** Enables TLS on the port, instead of plain HTTP. */
    public Builder tls(TlsIdentity other) {
      identity = other;
      return this;
    }

    /** Enables TLS on a second, free port. */
    public Builder tlsBesides(TlsIdentity other) {
      second = other;
      return this;
    }

    /**
     * Another name of this server, without port, for the Host header of requests to the control
     * plane and to {@code /_framegate}. By default localhost, names that end in .localhost, IP
     * addresses and the address to bind to.
     */
    public Builder allowHost(String name) {
      sources = sources.withHost(name);
      return this;
    }

    /**
     * The origin of web pages that may use the control plane and {@code /_framegate}, such as
     * {@code http://localhost:3000}. By default only the gateway's own page.
     */
    public Builder allowOrigin(String origin) {
      sources = sources.withOrigin(origin);
      return this;
    }

    /**
     * Receives each request, handshake, message, call of an integration, answer, callback and end
     * of a connection, such as a {@link GatewayJournal}. Must not block or throw. By default
     * nothing is recorded.
     */
    public Builder journal(Consumer<JournalEntry> other) {
      journal = other;
      return this;
    }

    /**
     * What the gateway does to its clients, and expects of them. Stages' addresses that belong to
     * no stage then accept connections, too, for the script alone.
     */
    public Builder script(Script other) {
      script = other;
      return this;
    }

    /**
     * The client with which users of the console send headers and frames that no browser sends; by
     * default there is none.
     */
    public Builder framePrograms(FramePrograms other) {
      return replace(FramePrograms.class, none -> other);
    }

    /** The limits that are enforced; by default those of an AWS account. */
    public Builder limits(Limits other) {
      limits = other;
      return this;
    }

    /**
     * Replaces a part of the gateway, after the replacements of earlier calls. For {@code
     * dev.framegate.faults}: the types of parts are internal and change without notice.
     */
    public <T> Builder replace(Class<T> part, UnaryOperator<T> replacement) {
      parts = parts.with(part, replacement);
      return this;
    }

    /** The replacements until now. For {@code dev.framegate.faults}, as above. */
    public PartReplacements replacements() {
      return parts;
    }

    /**
     * Binds and accepts.
     *
     * @throws java.io.UncheckedIOException if the port cannot be bound
     * @throws StateException if the state directory cannot be used
     * @throws LogsException if the directory for logs cannot be used
     */
    public Gateway start() {
      RouteFunctions own = new RouteFunctions(functions);
      ScriptRun run = script == null ? null : new ScriptRun(script);
      Gateway gateway =
          new Gateway(
              running(run == null ? parts : run.over(parts), own),
              own,
              journal instanceof GatewayJournal kept ? kept : null,
              run);
      if (run != null) {
        run.start();
      }
      return gateway;
    }

    private RunningGateway running(PartReplacements all, RouteFunctions own) {
      return RunningGateway.start(
          new GatewaySettings(
              host,
              port,
              limits,
              all,
              own,
              services,
              apiKeys,
              state,
              keys,
              logs,
              identity,
              second,
              allSources(),
              journal));
    }

    private RequestSources allSources() {
      RequestSources all = sources.withHost(host.indexOf(':') < 0 ? host : "[" + host + "]");
      for (@Nullable TlsIdentity each : Arrays.asList(identity, second)) {
        for (String name : each == null ? List.<String>of() : each.names()) {
          all = all.withHost(name);
        }
      }
      return all;
    }
  }
}
