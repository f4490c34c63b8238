package dev.framegate.gateway.internal.signature;

/** Decides whether a request whose signature has a defect is rejected. */
@FunctionalInterface
public interface SignaturePolicy {
  /** Rejects every defect. */
  SignaturePolicy AWS = (service, defect) -> true;

  /** What is wrong with a signature. */
  enum Defect {
    MISSING,
    INCOMPLETE,
    UNKNOWN_KEY,
    WRONG_SERVICE,
    WRONG_SCOPE,
    EXPIRED,
    NOT_YET_VALID,
    MISMATCH,
    /** The signature is right, but the key's policy does not allow the request. */
    DENIED
  }

  /**
   * @param service the service that is called, such as {@code execute-api}
   */
  boolean rejects(String service, Defect defect);

  /** The message of a rejection (IAM-013). */
  default String message(String detail) {
    return detail;
  }
}
