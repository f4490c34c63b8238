package dev.framegate.kit.rules;

import java.util.Comparator;
import java.util.List;

/**
 * A folder under {@code features/}.
 *
 * @param folder such as {@code invoke-url}
 * @param title for a reader, such as {@code Invoke URL}
 */
public record Chapter(String folder, String title) {
  /** In the order in which one meets them: first deploy, then call, then look after it. */
  private static final List<Chapter> KNOWN =
      List.of(
          new Chapter("deployments", "Deployments"),
          new Chapter("stages", "Stages"),
          new Chapter("invoke-url", "Invoke URL"),
          new Chapter("handshake", "Handshake"),
          new Chapter("routing", "Routing"),
          new Chapter("frames", "Frames"),
          new Chapter("integrations", "Integrations"),
          new Chapter("connections", "Connections"),
          new Chapter("lifetimes", "Lifetimes and quotas"),
          new Chapter("control-plane", "Control plane"),
          new Chapter("laws", "Laws of all resources"),
          new Chapter("telemetry", "Telemetry"),
          new Chapter("access", "Access"),
          new Chapter("tools", "Deployment tools"));

  /** Known chapters in their order, then any other by its folder. */
  static final Comparator<String> READING_ORDER =
      Comparator.<String>comparingInt(Chapter::place).thenComparing(Comparator.naturalOrder());

  /** The chapter of a folder; one that the kit does not know is titled by its folder. */
  public static Chapter of(String folder) {
    int place = place(folder);
    return place < KNOWN.size() ? KNOWN.get(place) : new Chapter(folder, folder);
  }

  private static int place(String folder) {
    for (int i = 0; i < KNOWN.size(); i++) {
      if (KNOWN.get(i).folder.equals(folder)) {
        return i;
      }
    }
    return KNOWN.size();
  }
}
