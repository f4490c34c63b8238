package dev.framegate.gateway.settings;

import java.net.URI;
import java.util.Optional;

/**
 * An endpoint that serves AWS services by their own protocols, such as an emulator.
 *
 * @param address {@code http} or {@code https}; a path is kept
 * @param key that requests are signed with
 */
public record ServiceEndpoint(URI address, AccessKey key) implements Services {
  /** What emulators take: the signatures of most are not verified. */
  private static final AccessKey TEST_KEY = new AccessKey("000000000000", "test", "test");

  /**
   * @throws IllegalArgumentException if the address is not {@code http(s)://host[:port][/path]}
   */
  public ServiceEndpoint {
    requireAddress(address);
  }

  static void requireAddress(URI address) {
    if (address.getHost() == null
        || !("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
        || address.getRawUserInfo() != null
        || address.getRawQuery() != null
        || address.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "expected an address such as http://127.0.0.1:4566, without user, query and fragment");
    }
  }

  /**
   * An endpoint whose requests are signed with the key {@code test} and the secret {@code test}.
   */
  public ServiceEndpoint(URI address) {
    this(address, TEST_KEY);
  }

  @Override
  public Optional<ServiceEndpoint> endpoint() {
    return Optional.of(this);
  }
}
