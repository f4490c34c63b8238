package dev.framegate.kit.browser;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * What the requests of a page's scripts carry beside what the browser sends, such as a signature.
 */
@FunctionalInterface
public interface RequestHeaders {
  /**
   * @param sent the headers of the page's script
   * @return all headers that are to be sent
   */
  Map<String, String> of(String method, URI url, Optional<String> body, Map<String, String> sent);
}
