package dev.framegate.kit.wire;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/** Leaves requests as they are. */
enum UnsignedRequests implements RequestSigner {
  ANYBODY;

  @Override
  public Request sign(Request request, Service service, Instant at) {
    return request;
  }

  @Override
  public RequestSigner inRegion(String region) {
    return this;
  }

  @Override
  public URI presign(URI url, Service service, Instant at, Duration lifetime) {
    return url;
  }
}
