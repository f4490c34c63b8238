package dev.framegate.kit.matrix;

import dev.framegate.kit.rules.Rule;
import dev.framegate.kit.rules.RuleCatalogue;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a matrix comes to.
 *
 * @param caught faults that exactly their rules complained of
 * @param testable rules that could be turned red
 * @param neverRed those that no fault has turned red
 */
record MatrixScore(long caught, int testable, List<String> neverRed) {
  static MatrixScore of(Collection<FaultDetection> detections, RuleCatalogue catalogue) {
    Set<String> red =
        detections.stream()
            .flatMap(detection -> detection.broken().keySet().stream())
            .collect(Collectors.toSet());
    List<String> testable =
        catalogue.rules().stream().filter(r -> r.untestable().isEmpty()).map(Rule::id).toList();
    return new MatrixScore(
        detections.stream().filter(FaultDetection::exact).count(),
        testable.size(),
        testable.stream().filter(id -> !red.contains(id)).toList());
  }
}
