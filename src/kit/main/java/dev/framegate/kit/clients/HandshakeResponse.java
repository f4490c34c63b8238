package dev.framegate.kit.clients;

import dev.framegate.kit.expectation.Expectation;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a handshake was answered with.
 *
 * @param status 101 where a WebSocket came of it, 0 where the answer was no proper one
 */
public record HandshakeResponse(
    URI address, int status, Map<String, List<String>> headers, String body) {
  public boolean accepted() {
    return status == 101;
  }

  public Optional<String> header(String name) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .flatMap(header -> header.getValue().stream())
        .findFirst();
  }

  public void requireAccepted() {
    if (!accepted()) {
      throw Expectation.expected(
          "the handshake at " + address + " is accepted (101)", "it was " + this);
    }
  }

  /**
   * @param statuses those that will do, or none for any
   */
  public void requireRefused(List<Integer> statuses) {
    if (accepted() || (!statuses.isEmpty() && !statuses.contains(status))) {
      throw Expectation.expected(
          "the handshake at "
              + address
              + " is refused"
              + (statuses.isEmpty()
                  ? ""
                  : " with status "
                      + statuses.stream().map(String::valueOf).collect(Collectors.joining(" or "))),
          "it was " + this);
    }
  }

  @Override
  public String toString() {
    if (accepted()) {
      return "accepted (101)";
    }
    return status == 0 ? "no proper answer: " + body : "refused with status " + status + " " + body;
  }
}
