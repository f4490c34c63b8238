package dev.framegate.kit.values;

/** Who a sentence speaks of: the scenario's client, one of several, or an off-the-shelf one. */
public record ClientName(String text) {
  public static final ClientName THE = new ClientName("client");
  public static final ClientName ORDINARY = new ClientName("ordinary client");

  /** As sentences say it: {@code the client}, {@code client "A"}. */
  @Override
  public String toString() {
    return this.equals(THE) || this.equals(ORDINARY) ? "the " + text : "client \"" + text + '"';
  }
}
