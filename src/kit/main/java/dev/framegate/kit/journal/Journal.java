package dev.framegate.kit.journal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a run has made and not yet removed. Where the target outlives the kit it is kept in a file
 * too, line by line, so that {@code framegate sweep} can finish the work of a run that was killed.
 * Safe for many threads.
 */
public final class Journal implements AutoCloseable {
  private final RunId run;
  private final Optional<JournalFile> file;
  private final Set<CreatedResource> open = new LinkedHashSet<>();

  Journal(RunId run, Optional<JournalFile> file) {
    this.run = run;
    this.file = file;
  }

  /** The journal of a run whose target ends with the kit. */
  public static Journal inMemory() {
    return new Journal(RunId.next(), Optional.empty());
  }

  /** The journal of a run that has the id of another one, which it plays again. */
  public static Journal inMemory(RunId run) {
    return new Journal(run, Optional.empty());
  }

  public RunId run() {
    return run;
  }

  /** Notes it before it is used; what a process wrote is kept even if the process is killed. */
  public synchronized void made(CreatedResource resource) {
    if (open.add(resource)) {
      file.ifPresent(lines -> lines.made(resource));
    }
  }

  public synchronized void removed(CreatedResource resource) {
    if (open.remove(resource)) {
      file.ifPresent(lines -> lines.removed(resource));
    }
  }

  /** Noted before, by a run that has ended. */
  synchronized void resumed(CreatedResource resource) {
    open.add(resource);
  }

  /** In the order in which it was made. */
  public synchronized List<CreatedResource> open() {
    return List.copyOf(open);
  }

  /** Ends the run's hold on the file, and deletes the file if nothing is left. */
  @Override
  public synchronized void close() {
    file.ifPresent(lines -> lines.close(open.isEmpty()));
  }
}
