package dev.framegate.gateway.internal.integration;

import dev.framegate.gateway.internal.event.EventData;
import dev.framegate.gateway.internal.event.TraceId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The headers by which requests to HTTP backends name the gateway and the client (INT-013a). */
@FunctionalInterface
public interface BackendHeaderPolicy {
  /**
   * The API's id and the client's address. Port and protocol are those of the handshake, which only
   * {@code $connect} has.
   */
  BackendHeaderPolicy AWS =
      event -> {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Object api = event.contextValue("apiId");
        if (api != null) {
          headers.put("User-Agent", "AmazonAPIGateway_" + api);
          headers.put("x-amzn-apigateway-api-id", api.toString());
        }
        if (event.contextValue("identity.sourceIp") instanceof String address
            && !address.isEmpty()) {
          headers.put("X-Forwarded-For", address);
        }
        if (event.contextValue("requestTimeEpoch") instanceof Long time) {
          headers.put(TraceId.HEADER, TraceId.at(time));
        }
        for (String name :
            List.of("X-Forwarded-For", "X-Forwarded-Port", "X-Forwarded-Proto", TraceId.HEADER)) {
          event.header(name).stream()
              .filter(value -> !value.isEmpty())
              .findFirst()
              .ifPresent(value -> headers.put(name, value));
        }
        return headers;
      };

  /** The headers; a mapping of parameters may replace them. */
  Map<String, String> of(EventData event);
}
