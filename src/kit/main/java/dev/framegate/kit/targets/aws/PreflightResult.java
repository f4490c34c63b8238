package dev.framegate.kit.targets.aws;

import java.util.List;
import java.util.Map;

/**
 * What was found out about an account before a run.
 *
 * @param notes sentences for the report
 * @param unjudged rules that cannot be judged there, by id, with the reason
 */
record PreflightResult(List<String> notes, Map<String, String> unjudged) {
  /** Of an account that was not asked. */
  static final PreflightResult NONE = new PreflightResult(List.of(), Map.of());

  PreflightResult {
    notes = List.copyOf(notes);
    unjudged = Map.copyOf(unjudged);
  }
}
