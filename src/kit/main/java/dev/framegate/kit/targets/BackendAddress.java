package dev.framegate.kit.targets;

import java.net.URI;
import java.util.Optional;

/**
 * Where a target reaches the kit's HTTP backend, such as the public end of a tunnel.
 *
 * @param url without a path
 * @param port of this machine that the address leads to
 */
public record BackendAddress(URI url, int port) {
  private static final int MAX_PORT = 65_535;

  /**
   * @throws dev.framegate.settings.SettingsException where the declaration has only one of the keys
   */
  static Optional<BackendAddress> of(Declaration declaration) {
    return declaration
        .settings()
        .text("backend-url")
        .as(
            "an address without a path, such as https://abc.tunnel.example",
            text ->
                Optional.of(text)
                    .filter(url -> url.matches("https?://[^/\\s]+/?"))
                    .map(url -> URI.create(url.replaceFirst("/$", ""))))
        .optional()
        .map(
            url ->
                new BackendAddress(
                    url,
                    declaration.settings().whole("backend-port", 1, MAX_PORT).required("8099")));
  }
}
