package dev.framegate.gateway.runtime;

import java.util.List;
import java.util.Map;

/**
 * What only the upgrade request carries.
 *
 * @param headers names as the client wrote them
 */
public record Handshake(Map<String, List<String>> headers, Map<String, List<String>> query) {}
