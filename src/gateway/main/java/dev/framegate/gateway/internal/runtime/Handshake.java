package dev.framegate.gateway.internal.runtime;

import java.util.List;
import java.util.Map;

/**
 * The data of an upgrade request.
 *
 * @param path raw (still percent-encoded) path without the query
 * @param headers names as the client wrote them; with the X- headers of the edge
 */
public record Handshake(
    String path, Map<String, List<String>> headers, Map<String, List<String>> query) {}
