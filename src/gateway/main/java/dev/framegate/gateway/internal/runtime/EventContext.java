package dev.framegate.gateway.internal.runtime;

import dev.framegate.gateway.internal.integration.ProxyEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Creates {@code $context} of an event, without the route's key. */
final class EventContext {
  private static final DateTimeFormatter REQUEST_TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Clock clock;

  EventContext(Clock clock) {
    this.clock = clock;
  }

  /** Of an event, whose values are made when they are read. */
  Map<String, Object> of(ConnectionInfo connection, EventType type) {
    Instant now = clock.instant();
    return new LazyContext(type, null, () -> of(connection, type, now));
  }

  private static Map<String, Object> of(ConnectionInfo connection, EventType type, Instant now) {
    String requestId = EventIds.next();
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("eventType", type.name());
    context.put("extendedRequestId", requestId);
    context.put("requestTime", REQUEST_TIME.format(now));
    context.put("messageDirection", "IN");
    context.put("stage", connection.stage());
    context.put("connectedAt", connection.connectedAt().toEpochMilli());
    context.put("requestTimeEpoch", now.toEpochMilli());
    context.put("identity", identity(connection));
    context.put("requestId", requestId);
    context.put("domainName", connection.domainName());
    context.put(ProxyEvent.DOMAIN_PREFIX, connection.domainName().split("\\.", 2)[0]);
    context.put("connectionId", connection.id());
    context.put("apiId", connection.apiId());
    if (!connection.authorizer().isEmpty()) {
      context.put("authorizer", connection.authorizer());
    }
    if (type == EventType.MESSAGE) {
      context.put("messageId", EventIds.next());
    }
    return context;
  }

  Map<String, Object> ofDisconnect(ConnectionInfo connection, int code, String reason) {
    Instant now = clock.instant();
    return new LazyContext(
        EventType.DISCONNECT,
        null,
        () -> {
          Map<String, Object> context = of(connection, EventType.DISCONNECT, now);
          context.put("disconnectStatusCode", code);
          context.put("disconnectReason", reason.isEmpty() ? usualReason(code) : reason);
          return context;
        });
  }

  /** The context of a handshake, now that it is known who the client is. */
  static Map<String, Object> known(Map<String, Object> context, ConnectionInfo client) {
    if (client.authorizer().isEmpty() && client.identity().isEmpty()) {
      return context;
    }
    Map<String, Object> known = new LinkedHashMap<>(context);
    if (!client.authorizer().isEmpty()) {
      known.put("authorizer", client.authorizer());
    }
    if (!client.identity().isEmpty()) {
      known.put("identity", identity(client));
    }
    return known;
  }

  /** {@code $context.identity} (CON-033a). */
  static Map<String, Object> identity(ConnectionInfo connection) {
    Map<String, Object> identity = new LinkedHashMap<>();
    if (!connection.userAgent().isEmpty()) {
      identity.put("userAgent", connection.userAgent());
    }
    identity.put("sourceIp", connection.sourceIp());
    identity.putAll(connection.identity());
    return identity;
  }

  /** As captured (MSG-043, MSG-044). */
  private static String usualReason(int code) {
    return switch (code) {
      case 1001 -> "Going away";
      case 1005 -> "Client-side close frame status not set";
      default -> "";
    };
  }
}
