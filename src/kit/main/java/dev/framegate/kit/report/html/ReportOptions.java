package dev.framegate.kit.report.html;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a page shows beside the results.
 *
 * @param sourceLink base address of the features, such as {@code
 *     https://github.com/OWNER/REPO/blob/main/}; where it is given, locations are links
 * @param command what runs the kit against the same target; a rule's id is appended
 * @param faults the faults that the rule detects, by the rule's id
 * @param shards addresses of the pages of the shards that the report was merged from
 */
public record ReportOptions(
    Optional<String> sourceLink,
    String command,
    Map<String, List<ProvingFault>> faults,
    List<String> shards) {
  public ReportOptions {
    faults = new LinkedHashMap<>(faults);
    shards = List.copyOf(shards);
  }

  /** Without links or faults, for a run of the bundled gateway. */
  public static ReportOptions standard() {
    return new ReportOptions(Optional.empty(), "framegate run", Map.of(), List.of());
  }

  /** The same with locations as links below a base address. */
  public ReportOptions linkedTo(Optional<String> base) {
    return new ReportOptions(base, command, faults, shards);
  }

  /** The same for a target of the command line. */
  public ReportOptions against(String target) {
    return new ReportOptions(
        sourceLink,
        target.equals("bundled") ? "framegate run" : "framegate run --target " + target,
        faults,
        shards);
  }

  /** The same with the faults that prove the rules. */
  public ReportOptions provenBy(Map<String, List<ProvingFault>> faultsByRule) {
    return new ReportOptions(sourceLink, command, faultsByRule, shards);
  }

  /** The same with links to the pages that hold the evidence. */
  public ReportOptions withShards(List<String> pages) {
    return new ReportOptions(sourceLink, command, faults, pages);
  }

  /** The address of a location such as {@code features/frames/sizes.feature:7}. */
  Optional<String> address(String location) {
    int colon = location.lastIndexOf(':');
    return sourceLink
        .filter(base -> colon > 0)
        .map(base -> base.endsWith("/") ? base : base + "/")
        .map(base -> base + location.substring(0, colon) + "#L" + location.substring(colon + 1));
  }
}
