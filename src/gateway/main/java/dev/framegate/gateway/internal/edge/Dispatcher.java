package dev.framegate.gateway.internal.edge;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.framegate.contract.Version;
import dev.framegate.gateway.internal.http.Answer;
import java.util.Optional;

/** Finds the destination of a request by its host and path. */
final class Dispatcher {
  private final EdgeSettings settings;
  private final Planes planes;

  Dispatcher(EdgeSettings settings, Planes planes) {
    this.settings = settings;
    this.planes = planes;
  }

  /**
   * @param host the Host header without port
   * @param rawPath without query
   */
  Destination find(String host, String rawPath) {
    if (!rawPath.startsWith("/")) {
      return new Destination.Settled(Refusals.badRequest("The path must start with a slash."));
    }
    UrlPath path;
    try {
      path = UrlPath.parse(rawPath);
    } catch (IllegalArgumentException e) {
      return new Destination.Settled(
          Refusals.badRequest("The path holds a malformed percent-escape."));
    }
    for (AddressForm form : settings.addresses()) {
      Optional<StageAddress> address = form.read(host, path);
      if (address.isPresent()) {
        return stage(address.get());
      }
    }
    return plane(path, rawPath);
  }

  private Destination stage(StageAddress address) {
    HandshakePolicy policy = settings.policies().handshake();
    Optional<String> connection = address.connectionId();
    Optional<Answer> refusal =
        connection.isPresent()
            ? policy.judgeCallback(address, planes.stages())
            : policy.judgeAddress(address, planes.stages());
    if (refusal.isPresent()) {
      return new Destination.Settled(refusal.get());
    }
    return connection
        .<Destination>map(id -> new Destination.Callback(address, id))
        .orElseGet(() -> new Destination.Stage(address));
  }

  private Destination plane(UrlPath path, String rawPath) {
    if (path.after("v2").isPresent()) {
      return new Destination.Control();
    }
    if (path.after("_framegate", "health").isPresent()) {
      return new Destination.Settled(health());
    }
    return path.after("_framegate").isPresent()
        ? new Destination.Own()
        : new Destination.Settled(Refusals.notFound(rawPath));
  }

  private Answer health() {
    return Answer.json(
        200,
        JsonNodeFactory.instance
            .objectNode()
            .put("status", "ok")
            .put("version", Version.TEXT)
            .toString());
  }
}
