package dev.framegate.kit.report.html;

import dev.framegate.kit.report.ProbeResult;
import java.util.List;

/**
 * What the cases of one probe recorded.
 *
 * @param cases at least one
 */
record ProbeAnswers(List<ProbeResult> cases) {
  String id() {
    return cases.get(0).id();
  }

  String question() {
    return cases.get(0).question();
  }
}
