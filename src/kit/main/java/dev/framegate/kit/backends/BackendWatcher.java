package dev.framegate.kit.backends;

import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.LoggedResponse;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.framegate.kit.wire.BackendLog;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Does what a scenario wants done while its corner is asked, logs what the corner answers, and
 * bounds what the server remembers.
 */
final class BackendWatcher implements ServeEventListener {
  private static final int MOST_REQUESTS = 5_000;
  private static final long MOST_BYTES = 32L << 20;

  private final Consumer<UUID> forget;
  private final JournalBounds ofScenarios = new JournalBounds(MOST_REQUESTS, MOST_BYTES);
  // What others send cannot push out what a scenario looks for.
  private final JournalBounds ofOthers = new JournalBounds(MOST_REQUESTS / 10, MOST_BYTES);
  private final Map<String, Consumer<String>> work = new ConcurrentHashMap<>();
  private final Map<String, BackendLog> logs = new ConcurrentHashMap<>();
  private final Map<String, BackendLog> logsOfResources = new ConcurrentHashMap<>();

  /**
   * @param forget removes a request from what the server remembers
   */
  BackendWatcher(Consumer<UUID> forget) {
    this.forget = forget;
  }

  /** Logs the requests of a path. */
  void log(String path, BackendLog log) {
    logs.put(path, log);
  }

  /** Logs the requests that name a resource. */
  void logResource(String resource, BackendLog log) {
    logsOfResources.put(resource, log);
  }

  /** Lets something happen before a request of a path is answered. */
  void whenCalled(String path, Consumer<String> wanted) {
    work.put(path, wanted);
  }

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
    Optional<BackendLog> own =
        Optional.ofNullable(logs.get(path(request))).or(() -> logOfResource(request));
    own.ifPresent(log -> add(log, event));
    (own.isPresent() ? ofScenarios : ofOthers)
        .add(event.getId(), request.getBody().length)
        .forEach(forget);
  }

  private Optional<BackendLog> logOfResource(Request request) {
    return logsOfResources.entrySet().stream()
        .filter(each -> names(request, each.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static void add(BackendLog log, ServeEvent event) {
    LoggedRequest request = event.getRequest();
    LoggedResponse response = event.getResponse();
    log.add(
        request.getMethod().getName(),
        request.getAbsoluteUrl(),
        half(request.getHeaders(), request.getBody()),
        response.getStatus(),
        half(response.getHeaders(), response.getBody()));
  }

  /**
   * The path that a request asks for, without escapes. Few have one, and all are looked at often.
   */
  static String path(Request request) {
    String url = request.getUrl();
    if (url.indexOf('%') >= 0) {
      return URI.create(url).getPath();
    }
    int query = url.indexOf('?');
    return query < 0 ? url : url.substring(0, query);
  }

  /** Whether the address or the body of a request names a resource. */
  static boolean names(Request request, String resource) {
    return request.getUrl().contains(resource) || request.getBodyAsString().contains(resource);
  }

  private static BackendLog.Half half(HttpHeaders headers, byte @Nullable [] body) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    headers.all().forEach(header -> all.put(header.key(), header.values()));
    return new BackendLog.Half(all, body == null ? new byte[0] : body);
  }
}
