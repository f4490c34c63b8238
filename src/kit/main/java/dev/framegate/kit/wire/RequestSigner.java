package dev.framegate.kit.wire;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/** Proves to a target who sends a request. */
public interface RequestSigner {
  /** Adds nothing, for targets that ask nobody. */
  static RequestSigner none() {
    return UnsignedRequests.ANYBODY;
  }

  /**
   * The request with the headers that prove its sender.
   *
   * @param at the time of signing; a signature is good for some minutes around it
   */
  Request sign(Request request, Service service, Instant at);

  /**
   * The address of a GET with the proof in its query, for clients that can send no headers.
   *
   * @param url of any scheme; {@code ws} and {@code wss} stay
   * @param lifetime how long the address may be used
   */
  URI presign(URI url, Service service, Instant at, Duration lifetime);

  /** The signer of the same sender for another Region. */
  RequestSigner inRegion(String region);

  /** What a signature is good for. */
  enum Service {
    /** The control plane. */
    APIGATEWAY("apigateway"),
    /** Stages and their callbacks. */
    EXECUTE_API("execute-api");

    private final String signingName;

    Service(String signingName) {
      this.signingName = signingName;
    }

    /** As the service model writes it. */
    public String signingName() {
      return signingName;
    }
  }
}
