package dev.framegate.kit.targets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Map;

/**
 * Finds the APIs that scenarios describe among those that exist, for a target without a control
 * plane. A scenario that describes one which does not exist is skipped: every method may throw
 * {@link org.opentest4j.TestAbortedException} with the reason.
 */
public interface ApiFinder {
  /**
   * Takes a call that would prepare a scenario as a part of the description of its API.
   *
   * @param operation such as {@code CreateRoute}
   * @return the members that an answer would have, with an id that stands for the description
   */
  ObjectNode describe(String operation, ObjectNode members);

  /** Headers of the handshakes with a described API, by which its functions know the scenario. */
  Map<String, String> handshakeHeaders(String apiId);

  /**
   * An address on the host of a described API.
   *
   * @param path where the address of a stage begins, such as {@code /test?name=value}
   */
  URI address(String apiId, String path);

  /** The id that the API has on the target. */
  String idOnTarget(String apiId);
}
