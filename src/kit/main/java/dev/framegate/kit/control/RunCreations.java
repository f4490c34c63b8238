package dev.framegate.kit.control;

import dev.framegate.kit.journal.Journal;
import dev.framegate.kit.journal.RunId;

/**
 * What a run creates on its target: marked as the run's own, noted in its journal, and refused once
 * the run is being stopped. Safe for many threads.
 */
public final class RunCreations {
  private final Journal journal;
  private final ResourceMarker marker;
  private final StopGuard guard = new StopGuard();
  private volatile boolean unknown;

  /**
   * @param tags whether the mark is set as a tag, too
   */
  public RunCreations(Journal journal, boolean tags) {
    this.journal = journal;
    this.marker = new ResourceMarker(journal.run(), tags);
  }

  public RunId run() {
    return journal.run();
  }

  public Journal journal() {
    return journal;
  }

  ResourceMarker marker() {
    return marker;
  }

  public StopGuard guard() {
    return guard;
  }

  /** Notes that something may have been created although its answer was lost. */
  public void noteUnknown() {
    unknown = true;
  }

  public boolean hasUnknown() {
    return unknown;
  }
}
