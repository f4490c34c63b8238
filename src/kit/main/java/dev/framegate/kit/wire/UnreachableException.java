package dev.framegate.kit.wire;

import org.jspecify.annotations.Nullable;

/** No HTTP answer came: the address cannot be reached or did not answer in time. */
public final class UnreachableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String address;
  private final String why;

  UnreachableException(String address, String why, @Nullable Throwable cause) {
    super("Cannot reach " + address + ": " + why + ".", cause);
    this.address = address;
    this.why = why;
  }

  /**
   * Somebody is there and answers, but not with what was asked for.
   *
   * @param address host and port
   * @param why such as {@code it refused the call for its pace 8 times (429)}
   */
  public static UnreachableException busy(String address, String why) {
    return new UnreachableException(address, why, null);
  }

  /** Host and port. */
  public String address() {
    return address;
  }

  /** Such as {@code connection refused}. */
  public String why() {
    return why;
  }
}
