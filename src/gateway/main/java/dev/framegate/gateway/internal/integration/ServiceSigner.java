package dev.framegate.gateway.internal.integration;

import dev.framegate.gateway.settings.AccessKey;
import java.net.URI;
import java.util.Map;

/** Signs requests to AWS services. */
@FunctionalInterface
public interface ServiceSigner {
  /**
   * A request that is to be signed.
   *
   * @param service as it stands in the credential scope
   * @param headers all but those that the HTTP client adds
   */
  record ServiceRequest(
      String region,
      String service,
      String method,
      URI address,
      Map<String, String> headers,
      byte[] body) {}

  /** The headers that carry the signature. */
  Map<String, String> sign(ServiceRequest request, AccessKey key);
}
