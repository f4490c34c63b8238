package dev.framegate.suite;

/** Who a sentence speaks of: the scenario's client, one of several, or an off-the-shelf one. */
record ClientName(String text) {
  static final ClientName THE = new ClientName("client");
  static final ClientName ORDINARY = new ClientName("ordinary client");

  @Override
  public String toString() {
    return text;
  }
}
