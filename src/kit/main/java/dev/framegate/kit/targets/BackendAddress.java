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

  private static final String BACKEND = "backend";
  private static final String FUNCTIONS = "functions";

  /**
   * The address of the backend, which is also where functions are invoked.
   *
   * @throws dev.framegate.settings.SettingsException where the declaration has an address without a
   *     port, or the keys of the backend and those of functions differ
   */
  static Optional<BackendAddress> of(Declaration declaration) {
    Optional<BackendAddress> backend = of(declaration, BACKEND);
    Optional<BackendAddress> functions =
        of(declaration, FUNCTIONS).or(() -> port(declaration, FUNCTIONS).map(BackendAddress::here));
    if (backend.isPresent() && functions.isPresent() && !backend.equals(functions)) {
      throw declaration.error(
          FUNCTIONS + "-port",
          "one server of the kit is the HTTP backend and invokes functions: give 'functions-url' and"
              + " 'functions-port' the values of 'backend-url' and 'backend-port'.");
    }
    return backend.or(() -> functions);
  }

  private static BackendAddress here(int port) {
    return new BackendAddress(URI.create("http://127.0.0.1:" + port), port);
  }

  private static Optional<BackendAddress> of(Declaration declaration, String of) {
    return declaration
        .settings()
        .text(of + "-url")
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
                    url, declaration.settings().whole(of + "-port", 1, MAX_PORT).required("8099")));
  }

  private static Optional<Integer> port(Declaration declaration, String of) {
    return declaration.settings().whole(of + "-port", 1, MAX_PORT).optional();
  }
}
