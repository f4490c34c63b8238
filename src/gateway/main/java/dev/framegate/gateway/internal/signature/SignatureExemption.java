package dev.framegate.gateway.internal.signature;

/** Which refusals of a signature are let go. */
@FunctionalInterface
public interface SignatureExemption {
  /** None. */
  SignatureExemption NOTHING = (service, type, message) -> false;

  /**
   * Whether a call may pass all the same.
   *
   * @param service whom the call is for, such as {@code execute-api}
   * @param type of the error that it would be refused with
   */
  boolean exempts(String service, String type, String message);
}
