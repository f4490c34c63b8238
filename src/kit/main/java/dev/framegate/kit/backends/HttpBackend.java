package dev.framegate.kit.backends;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.requestMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.FatalStartupException;
import com.github.tomakehurst.wiremock.common.NetworkAddressRules;
import com.github.tomakehurst.wiremock.http.HttpServerFactory;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.matching.MatchResult;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.framegate.kit.expectation.InconclusiveException;
import dev.framegate.kit.targets.BackendAddress;
import dev.framegate.kit.targets.Target;
import dev.framegate.kit.wire.BackendLog;
import dev.framegate.kit.wire.Transcript;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One HTTP server for a run, started at its first use; each scenario has a path of its own. */
public final class HttpBackend implements AutoCloseable {
  /** Behind every stub that a scenario makes. */
  private static final int LAST_RESORT = 10;

  private static final int FIRST = 1;

  private final Optional<BackendAddress> reached;
  private final Consumer<URI> started;
  private final BackendWatcher watcher = new BackendWatcher(this::forget);
  private volatile @Nullable WireMockServer server;
  private boolean wasReachable;

  /**
   * @param reached where the target comes from, if not from this machine
   * @param started told the server's address once it is there
   */
  public HttpBackend(Optional<BackendAddress> reached, Consumer<URI> started) {
    this.reached = reached;
    this.started = started;
  }

  /** The backend of a target, which is told where its functions and AWS services are. */
  public static HttpBackend of(Target target) {
    return new HttpBackend(
        target.backend(),
        endpoint -> {
          target.functionsAt(endpoint);
          target.servicesAt(endpoint);
        });
  }

  private static ResponseDefinitionBuilder marker(String marker) {
    return aResponse()
        .withHeader("Content-Type", "application/json")
        .withBody("{\"marker\":\"" + marker + "\"}");
  }

  private void forget(UUID request) {
    WireMockServer http = server;
    if (http != null) {
      http.removeServeEvent(request);
    }
  }

  /** The corner of one scenario. */
  public final class ScenarioBackend {
    private final WireMockServer http = running();
    private final String path;
    private final Predicate<Request> its;

    private ScenarioBackend(String path, BackendLog log) {
      this.path = path;
      this.its = request -> BackendWatcher.path(request).equals(path);
      watcher.log(path, log);
    }

    /** What names a resource of a service: its requests have no path of their own. */
    private ScenarioBackend(BackendLog log, String resource) {
      this.path = "/";
      this.its = request -> BackendWatcher.names(request, resource);
      watcher.logResource(resource, log);
    }

    public String address() {
      return base(http) + path;
    }

    public void answers(String marker) {
      answers(marker(marker));
    }

    public void answers(ResponseDefinitionBuilder answer) {
      http.stubFor(
          requestMatching(request -> MatchResult.of(its.test(request))).willReturn(answer));
    }

    /** Answers the requests with that value of a header in another way. */
    void answersWhere(String header, String value, ResponseDefinitionBuilder answer) {
      http.stubFor(
          requestMatching(
                  request ->
                      MatchResult.of(value.equals(request.getHeader(header)) && its.test(request)))
              .atPriority(FIRST)
              .willReturn(answer));
    }

    /** Lets something happen before a request is answered; it is told the request's body. */
    public void whenCalled(Consumer<String> work) {
      watcher.whenCalled(path, work);
    }

    /**
     * What reached it, oldest first. A pattern of WireMock's would do the same at many times the
     * cost, and the requests of the whole run are looked through.
     */
    public List<LoggedRequest> calls() {
      List<LoggedRequest> calls = new ArrayList<>();
      for (ServeEvent event : http.getAllServeEvents()) {
        if (its.test(event.getRequest())) {
          calls.add(event.getRequest());
        }
      }
      Collections.reverse(calls);
      return calls;
    }
  }

  /** Host and port, as the target reaches it. */
  public String authority() {
    return URI.create(base(running())).getAuthority();
  }

  /** {@code http}, or what a tunnel to it takes. */
  public String scheme() {
    return reached.map(backend -> backend.url().getScheme()).orElse("http");
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

  /**
   * The corner of a resource of an AWS service, such as a table: of the requests whose address or
   * body names it.
   *
   * @param resource no part of another name
   */
  public ScenarioBackend service(String resource, Transcript transcript) {
    ScenarioBackend corner = new ScenarioBackend(new BackendLog(transcript, "service"), resource);
    corner.answers("backend");
    return corner;
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
      wasReachable = BackendCheck.reaches(server, base(server));
    }
    return server;
  }

  /**
   * Why the target cannot call it, if it was started and that can be told from here. An address
   * that never led here from this machine may still do so from the target.
   */
  public synchronized Optional<String> failure() {
    return server == null || !wasReachable || BackendCheck.reaches(server, base(server))
        ? Optional.empty()
        : Optional.of("The kit's HTTP backend cannot be reached at %s.".formatted(base(server)));
  }

  @Override
  public synchronized void close() {
    if (server != null) {
      server.stop();
    }
  }
}
