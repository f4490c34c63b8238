package dev.framegate.kit.mutation;

import java.util.Locale;

/**
 * What became of one change.
 *
 * @param rule or fault or liar that noticed it, or nothing
 * @param reason what is said of it
 * @param tried how many cases ran
 */
record Result(
    Mutation mutation, Status status, String rule, String reason, int tried, double seconds) {
  /** Of a change that was begun several times, each time in a process that ended. */
  static Result ofLostProcess(Mutation mutation) {
    return new Result(mutation, Status.HUNG, "", "its process ended", 0, 0);
  }

  /** The same where more cases reach the line than were run. */
  Result unfinished() {
    return new Result(mutation, Status.UNFINISHED, rule, reason, tried, seconds);
  }

  enum Status {
    /** A rule is broken, a fault missed or a liar believed: twice. */
    BROKEN(true),
    /** A rule that passes comes to no verdict, twice; such a run does not conform. */
    UNDECIDED(true),
    /** What was changed does not start. */
    NO_START(true),
    /** It does not start, stop or answer in time, or takes the process with it. */
    HUNG(true),
    /** All that reach the line are as expected. */
    SURVIVED(false),
    /** The first are as expected; the others were not run yet. */
    UNFINISHED(false),
    /** Nothing reaches the line. */
    UNREACHED(false);

    private final boolean noticed;

    Status(boolean noticed) {
      this.noticed = noticed;
    }

    boolean noticed() {
      return noticed;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
