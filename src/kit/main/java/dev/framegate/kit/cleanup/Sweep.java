package dev.framegate.kit.cleanup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.kit.clients.RunClients;
import dev.framegate.kit.control.ControlPlaneAccess;
import dev.framegate.kit.control.ControlPlaneClient;
import dev.framegate.kit.control.RunCreations;
import dev.framegate.kit.control.TargetAvailability;
import dev.framegate.kit.expectation.InconclusiveException;
import dev.framegate.kit.expectation.Timeouts;
import dev.framegate.kit.journal.CreatedResource;
import dev.framegate.kit.journal.Journal;
import dev.framegate.kit.journal.JournalFolder;
import dev.framegate.kit.journal.JournalHeader;
import dev.framegate.kit.journal.RunId;
import dev.framegate.kit.targets.Target;
import dev.framegate.kit.wire.UnreachableException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds and removes what ended runs have left on a target. Only what bears the mark of a run is
 * ever touched, whatever a journal says; and no run that may be alive.
 */
public final class Sweep implements AutoCloseable {
  /** The longest that a run is thought to take of which this machine has no journal. */
  static final Duration LONGEST_RUN = Duration.ofHours(2);

  private final RunClients clients;
  private final ControlPlaneClient control;
  private final List<JournalFolder.JournalContents> told;
  private final JournalFolder journals;
  private final Clock clock;

  /**
   * Something that a run left.
   *
   * @param name as people see it
   */
  public record Leftover(CreatedResource made, RunId run, String name, State state) {}

  /** What is known about the run of a leftover. */
  public enum State {
    /** Its journal lies here and nobody holds it, it is old, or it was asked for by its id. */
    ENDED,
    /** Its process holds the journal. */
    ALIVE,
    /** It is young, and no journal of it lies here: it may be alive on another machine. */
    UNKNOWN
  }

  /**
   * What came of removing a leftover.
   *
   * @param trouble why it is still there
   */
  public record Removal(Leftover leftover, Optional<String> trouble) {}

  /** Does nothing to the target yet. */
  public Sweep(Target target, JournalFolder journals) {
    this(target, journals, Clock.systemUTC());
  }

  Sweep(Target target, JournalFolder journals, Clock clock) {
    this.clients = RunClients.of(target, Timeouts.NORMAL);
    this.control =
        ControlPlaneClient.unrecorded(
            new ControlPlaneAccess(
                target,
                clients.http(),
                new RunCreations(Journal.inMemory(), target.tagsResources()),
                new TargetAvailability(Timeouts.NORMAL.recovery())));
    this.journals = journals;
    this.clock = clock;
    this.told =
        journals.all().stream()
            .filter(
                journal ->
                    journal.about().target().equals(target.name())
                        && journal
                            .about()
                            .controlPlane()
                            .equals(JournalHeader.address(target.controlPlane())))
            .toList();
  }

  /** Journals of this target's runs. */
  public List<JournalFolder.JournalContents> journals() {
    return told;
  }

  /**
   * All that bears the mark of a run, domain names first.
   *
   * @param only the run to look for; empty for all
   * @throws ListingFailedException where the target does not tell what it has
   */
  public List<Leftover> find(Optional<RunId> only) {
    try {
      return new RunResourceFinder(control, Timeouts.NORMAL.listing())
          .all().stream()
              .filter(thing -> only.isEmpty() || only.get().equals(thing.run()))
              .map(
                  thing ->
                      new Leftover(
                          thing.made(),
                          thing.run(),
                          thing.name(),
                          state(thing.run(), only.isPresent())))
              .toList();
    } catch (InconclusiveException | UnreachableException e) {
      throw new ListingFailedException(String.valueOf(e.getMessage()));
    }
  }

  /** What a target has cannot be found out. */
  public static final class ListingFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ListingFailedException(String message) {
      super(message);
    }
  }

  private State state(RunId run, boolean named) {
    Optional<JournalFolder.JournalContents> journal =
        told.stream().filter(known -> known.about().run().equals(run)).findFirst();
    if (journal.isPresent()) {
      return journal.get().alive() ? State.ALIVE : State.ENDED;
    }
    boolean old = run.began().plus(LONGEST_RUN).isBefore(clock.instant());
    return old || named ? State.ENDED : State.UNKNOWN;
  }

  /**
   * Removes these, each with what could hold it: the mappings of a domain name, the stages of an
   * API.
   */
  public List<Removal> remove(List<Leftover> leftovers) {
    List<Removal> removals = new ArrayList<>();
    for (Leftover leftover : leftovers) {
      if (leftover.state() != State.ENDED) {
        throw new IllegalArgumentException("The run of " + leftover + " may be alive.");
      }
      removals.add(new Removal(leftover, removed(leftover.made())));
    }
    return removals;
  }

  private Optional<String> removed(CreatedResource resource) {
    try {
      switch (resource.kind()) {
        case DOMAIN_NAME ->
            parts(
                "GetApiMappings",
                Map.of("domainName", resource.id()),
                "DeleteApiMapping",
                "apiMappingId");
        case API -> parts("GetStages", Map.of("apiId", resource.id()), "DeleteStage", "stageName");
      }
    } catch (InconclusiveException | UnreachableException e) {
      // The next call tells whether this matters.
    }
    return control.remove(resource);
  }

  private void parts(String list, Map<String, String> owner, String delete, String id) {
    for (JsonNode part :
        new RunResourceFinder(control, Timeouts.NORMAL.listing()).items(list, owner)) {
      Map<String, String> members = new LinkedHashMap<>(owner);
      members.put(id, part.path(id).asText());
      control.callUnjudged(delete, members);
    }
  }

  /**
   * Notes in the journals of ended runs what is no longer there, and ends those that have nothing
   * left.
   *
   * @param there what is still on the target
   * @return the runs whose journals are done
   */
  public List<RunId> finishJournals(List<Leftover> there, Optional<RunId> only) {
    List<CreatedResource> left = there.stream().map(Leftover::made).toList();
    List<RunId> done = new ArrayList<>();
    for (JournalFolder.JournalContents ended : told) {
      if (only.isPresent() && !only.get().equals(ended.about().run())) {
        continue;
      }
      journals
          .resume(ended)
          .ifPresent(
              journal -> {
                journal.open().stream()
                    .filter(resource -> !left.contains(resource))
                    .forEach(journal::removed);
                if (journal.open().isEmpty()) {
                  done.add(journal.run());
                }
                journal.close();
              });
    }
    return done;
  }

  @Override
  public void close() {
    clients.close();
  }
}
