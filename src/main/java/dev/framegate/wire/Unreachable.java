package dev.framegate.wire;

/** No HTTP answer came: the address cannot be reached or did not answer in time. */
public final class Unreachable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String address;
  private final String why;

  Unreachable(String address, String why, Throwable cause) {
    super("Cannot reach " + address + ": " + why + ".", cause);
    this.address = address;
    this.why = why;
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
