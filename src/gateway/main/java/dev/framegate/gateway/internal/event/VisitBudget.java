package dev.framegate.gateway.internal.event;

import dev.framegate.gateway.internal.limits.ServerBounds;

/**
 * The number of nodes that all JSONPaths together may visit in one document. One visit takes some
 * ten nanoseconds. Not synchronized: a document belongs to one event.
 */
final class VisitBudget {
  private int left = ServerBounds.JSON_PATH_VISITS;

  /**
   * @throws WorkLimitException if the document has been visited too often
   */
  void spend(int visits) {
    left = visits > left ? -1 : left - visits;
    if (left < 0) {
      throw new WorkLimitException(
          "the JSONPaths visit more than "
              + ServerBounds.JSON_PATH_VISITS
              + " nodes of one document");
    }
  }
}
