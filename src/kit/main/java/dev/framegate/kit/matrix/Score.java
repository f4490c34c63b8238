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
record Score(long caught, int testable, List<String> neverRed) {
  static Score of(Collection<Detection> detections, RuleCatalogue catalogue) {
    Set<String> red =
        detections.stream()
            .flatMap(detection -> detection.broken().keySet().stream())
            .collect(Collectors.toSet());
    List<String> testable =
        catalogue.rules().stream().filter(r -> r.untestable().isEmpty()).map(Rule::id).toList();
    return new Score(
        detections.stream().filter(Detection::exact).count(),
        testable.size(),
        testable.stream().filter(id -> !red.contains(id)).toList());
  }
}
