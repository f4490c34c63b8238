package dev.framegate.gateway.internal.edge;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.contract.Version;
import dev.framegate.gateway.internal.http.ServerResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import java.util.Map;
import java.util.Optional;

/** Finds the destination of a request by its host and path. */
final class Dispatcher {
  private static final String CONSOLE = "/_framegate/console";

  private final EdgeSettings settings;
  private final EdgeServices services;

  Dispatcher(EdgeSettings settings, EdgeServices services) {
    this.settings = settings;
    this.services = services;
  }

  /** The destination of a request in origin form, which is not read any further. */
  Destination find(HttpRequest head) {
    String rawPath = RequestInProgress.rawPath(head.uri());
    if (!rawPath.startsWith("/")) {
      return new Destination.ImmediateResponse(
          EdgeErrors.badRequest("The path must start with a slash."));
    }
    UrlPath path;
    try {
      path = UrlPath.parse(rawPath);
    } catch (IllegalArgumentException e) {
      return new Destination.ImmediateResponse(
          EdgeErrors.badRequest("The path holds a malformed percent-escape."));
    }
    for (StageUrlFormat form : settings.addresses()) {
      Optional<StageReference> address = form.read(RequestInProgress.host(head), path);
      if (address.isPresent()) {
        return stage(address.get(), head);
      }
    }
    return plane(path, rawPath, head);
  }

  private Destination stage(StageReference address, HttpRequest head) {
    HandshakePolicy policy = settings.policies().handshake();
    Optional<String> connection = address.connectionId();
    Optional<ServerResponse> refusal =
        connection.isPresent()
            ? settings
                .sources()
                .foreignPage(head)
                .or(() -> policy.judgeCallback(address, services.stages()))
            : policy.judgeAddress(address, services.stages());
    if (refusal.isPresent()) {
      return new Destination.ImmediateResponse(refusal.get(), Optional.of(address));
    }
    return connection
        .<Destination>map(id -> new Destination.Callback(address, id))
        .orElseGet(() -> new Destination.Stage(address));
  }

  private Destination plane(UrlPath path, String rawPath, HttpRequest head) {
    boolean own = path.after("v2").isPresent() || path.after("_framegate").isPresent();
    Optional<ServerResponse> settled =
        own
            ? settings.sources().refusal(head).or(() -> settings.sources().preflight(head))
            : Optional.empty();
    if (settled.isPresent()) {
      return new Destination.ImmediateResponse(settled.get());
    }
    if (path.after("v2").isPresent()) {
      return new Destination.Control();
    }
    if (path.after("_framegate", "health").isPresent()) {
      return new Destination.ImmediateResponse(health());
    }
    if (rawPath.equals("/") && isBrowser(head)) {
      return new Destination.ImmediateResponse(
          new ServerResponse(302, Map.of("location", CONSOLE), new byte[0]));
    }
    return path.after("_framegate").isPresent()
        ? new Destination.InternalPage()
        : new Destination.ImmediateResponse(EdgeErrors.notFound(rawPath));
  }

  /** Whether the client asks for a page, as browsers do and clients of AWS do not. */
  private static boolean isBrowser(HttpRequest head) {
    return head.method().equals(HttpMethod.GET)
        && head.headers().get(HttpHeaderNames.ACCEPT, "").contains("text/html");
  }

  private ServerResponse health() {
    Optional<String> problem = services.problem().get();
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("status", problem.isEmpty() ? "ok" : "failing")
            .put("version", Version.TEXT);
    problem.ifPresent(text -> body.put("problem", text));
    return ServerResponse.json(problem.isEmpty() ? 200 : 503, body.toString());
  }
}
