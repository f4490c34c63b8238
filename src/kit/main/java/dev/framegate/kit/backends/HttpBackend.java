package dev.framegate.kit.backends;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.FatalStartupException;
import com.github.tomakehurst.wiremock.common.NetworkAddressRules;
import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.HttpServerFactory;
import com.github.tomakehurst.wiremock.http.LoggedResponse;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.framegate.kit.expectation.InconclusiveException;
import dev.framegate.kit.expectation.Polling;
import dev.framegate.kit.targets.BackendAddress;
import dev.framegate.kit.wire.BackendLog;
import dev.framegate.kit.wire.Transcript;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One HTTP server for a run, started at its first use; each scenario has a path of its own. */
public final class HttpBackend implements AutoCloseable {
  /** Behind every stub that a scenario makes. */
  private static final int LAST_RESORT = 10;

  private static final int MOST_REQUESTS = 5_000;
  private static final int CHECK_MILLIS = 2_000;

  private final Optional<BackendAddress> reached;
  private final Consumer<URI> started;
  private final Watcher watcher = new Watcher();
  private @Nullable WireMockServer server;
  private boolean wasReachable;

  /**
   * @param reached where the target comes from, if not from this machine
   * @param started told the server's address once it is there
   */
  public HttpBackend(Optional<BackendAddress> reached, Consumer<URI> started) {
    this.reached = reached;
    this.started = started;
  }

  private static ResponseDefinitionBuilder marker(String marker) {
    return aResponse()
        .withHeader("Content-Type", "application/json")
        .withBody("{\"marker\":\"" + marker + "\"}");
  }

  /** Does what a scenario wants done while its corner is being asked. */
  private static final class Watcher implements ServeEventListener {
    private final Map<String, Consumer<String>> work = new ConcurrentHashMap<>();
    private final Map<String, BackendLog> logs = new ConcurrentHashMap<>();

    @Override
    public String getName() {
      return "watcher";
    }

    @Override
    public void afterMatch(ServeEvent event, Parameters parameters) {
      Consumer<String> wanted = work.get(event.getRequest().getUrl());
      if (wanted != null) {
        wanted.accept(event.getRequest().getBodyAsString());
      }
    }

    @Override
    public void beforeResponseSent(ServeEvent event, Parameters parameters) {
      LoggedRequest request = event.getRequest();
      LoggedResponse response = event.getResponse();
      BackendLog log = logs.get(URI.create(request.getUrl()).getPath());
      if (log != null) {
        log.add(
            request.getMethod().getName(),
            request.getAbsoluteUrl(),
            half(request.getHeaders(), request.getBody()),
            response.getStatus(),
            half(response.getHeaders(), response.getBody()));
      }
    }
  }

  private static BackendLog.Half half(HttpHeaders headers, byte @Nullable [] body) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    headers.all().forEach(header -> all.put(header.key(), header.values()));
    return new BackendLog.Half(all, body == null ? new byte[0] : body);
  }

  /** The corner of one scenario. */
  public final class ScenarioBackend {
    private final WireMockServer http = running();
    private final String path;

    private ScenarioBackend(String path, BackendLog log) {
      this.path = path;
      watcher.logs.put(path, log);
    }

    public String address() {
      return base(http) + path;
    }

    public void answers(String marker) {
      answers(marker(marker));
    }

    public void answers(ResponseDefinitionBuilder answer) {
      http.stubFor(any(urlPathEqualTo(path)).willReturn(answer));
    }

    /** Lets something happen before a request is answered; it is told the request's body. */
    public void whenCalled(Consumer<String> work) {
      watcher.work.put(path, work);
    }

    /** What reached it, oldest first. */
    public List<LoggedRequest> calls() {
      return http.findAll(anyRequestedFor(urlPathEqualTo(path)));
    }
  }

  /** Host and port, as the target reaches it. */
  public String authority() {
    return URI.create(base(running())).getAuthority();
  }

  private String base(WireMockServer http) {
    return reached
        .map(backend -> backend.url().toString())
        .orElseGet(() -> "http://127.0.0.1:" + http.port());
  }

  /** Whether any request had exactly that path and query. */
  public boolean receivedRequestFor(String pathAndQuery) {
    return !running().findAll(anyRequestedFor(urlEqualTo(pathAndQuery))).isEmpty();
  }

  /**
   * @param transcript of the scenario that it is for
   */
  public ScenarioBackend forScenario(Transcript transcript) {
    ScenarioBackend corner =
        new ScenarioBackend("/" + UUID.randomUUID(), new BackendLog(transcript, "backend"));
    corner.answers("backend");
    return corner;
  }

  /** The corner of a function: the path by which Lambda is asked to invoke it. */
  ScenarioBackend function(String name, Transcript transcript) {
    return new ScenarioBackend(
        "/2015-03-31/functions/" + name + "/invocations", new BackendLog(transcript, "function"));
  }

  private synchronized WireMockServer running() {
    if (server == null) {
      server =
          new WireMockServer(
              wireMockConfig()
                  .port(reached.map(BackendAddress::port).orElse(0))
                  .bindAddress("127.0.0.1")
                  // The port may be open to the internet: nothing is administered, fetched or read.
                  .adminAuthenticator(request -> false)
                  .proxyPassThrough(false)
                  .limitProxyTargets(
                      NetworkAddressRules.builder().deny("0.0.0.0-255.255.255.255").build())
                  .usingFilesUnderClasspath("dev/framegate/kit/suite")
                  .extensionScanningEnabled(false)
                  .stubCorsEnabled(false)
                  .maxRequestJournalEntries(MOST_REQUESTS)
                  .extensions((HttpServerFactory) StubsOnlyServer::new)
                  .extensions(watcher));
      try {
        server.start();
      } catch (FatalStartupException e) {
        server = null;
        throw new InconclusiveException(
            "The kit's HTTP backend cannot listen on port %d."
                .formatted(reached.map(BackendAddress::port).orElse(0)));
      }
      started.accept(URI.create("http://127.0.0.1:" + server.port()));
      server.stubFor(any(anyUrl()).atPriority(LAST_RESORT).willReturn(marker("backend")));
      wasReachable = carries(server);
    }
    return server;
  }

  /**
   * Why the target cannot call it, if it was started and that can be told from here. An address
   * that never led here from this machine may still do so from the target.
   */
  public synchronized Optional<String> failure() {
    return server == null || !wasReachable || carries(server)
        ? Optional.empty()
        : Optional.of("The kit's HTTP backend cannot be reached at %s.".formatted(base(server)));
  }

  /** Whether a request to the address comes to this very server. */
  private boolean carries(WireMockServer http) {
    String path = "/" + UUID.randomUUID();
    try {
      HttpURLConnection call =
          (HttpURLConnection) URI.create(base(http) + path).toURL().openConnection();
      call.setConnectTimeout(CHECK_MILLIS);
      call.setReadTimeout(CHECK_MILLIS);
      call.setInstanceFollowRedirects(false);
      call.setRequestProperty("Connection", "close");
      call.getResponseCode();
      call.disconnect();
    } catch (IOException e) {
      return false;
    }
    return Polling.becomesTrue(
        Duration.ofMillis(CHECK_MILLIS),
        () -> !http.findAll(anyRequestedFor(urlEqualTo(path))).isEmpty());
  }

  @Override
  public synchronized void close() {
    if (server != null) {
      server.stop();
    }
  }
}
