package dev.framegate.kit.targets;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Where a target reaches the HTTP server of the kit, such as the public end of a tunnel.
 *
 * @param url without a path
 * @param port of this machine that the address leads to
 */
public record BackendAddress(URI url, int port) {
  /** What is read of a declaration. */
  public static final Set<String> KEYS = Set.of("backend-url", "backend-port");

  /**
   * @throws DeclarationException where the declaration says only half of it
   */
  public static Optional<BackendAddress> of(Declaration declaration) {
    return declaration.setting("backend-url").map(url -> of(declaration, url));
  }

  private static BackendAddress of(Declaration declaration, String text) {
    if (!text.matches("https?://[^/\\s]+/?")) {
      throw new DeclarationException(
          "Target '%s': 'backend-url: %s': expected an address without a path, such as https://abc.tunnel.example."
              .formatted(declaration.name(), text));
    }
    String port = declaration.required("backend-port", "8099");
    if (!port.matches("\\d{1,5}")
        || Integer.parseInt(port) < 1
        || Integer.parseInt(port) > 65_535) {
      throw new DeclarationException(
          "Target '%s': 'backend-port: %s': expected the port of this machine that the address leads to, 1 to 65535."
              .formatted(declaration.name(), port));
    }
    return new BackendAddress(URI.create(text.replaceFirst("/$", "")), Integer.parseInt(port));
  }
}
