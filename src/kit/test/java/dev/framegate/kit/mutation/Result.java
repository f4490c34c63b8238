package dev.framegate.kit.mutation;

import java.util.Locale;

/**
 * What the rules made of one change.
 *
 * @param rule that noticed it, or nothing
 * @param reason what the rule says of the changed gateway
 * @param tried how many rules ran
 */
record Result(
    Mutation mutation, Status status, String rule, String reason, int tried, double seconds) {
  /** Of a change that was begun several times, each time in a process that ended. */
  static Result ofLostProcess(Mutation mutation) {
    return new Result(mutation, Status.HUNG, "", "its process ended", 0, 0);
  }

  /** The same where more rules reach the line than were run. */
  Result unfinished() {
    return new Result(mutation, Status.UNFINISHED, rule, reason, tried, seconds);
  }

  enum Status {
    /** A rule is broken, twice. */
    BROKEN(true),
    /** A rule that passes comes to no verdict, twice; such a run does not conform. */
    UNDECIDED(true),
    /** The gateway does not start. */
    NO_START(true),
    /** The gateway does not start, stop or answer in time, or takes the process with it. */
    HUNG(true),
    /** All rules that reach the line pass. */
    SURVIVED(false),
    /** The first rules pass; the others were not run yet. */
    UNFINISHED(false),
    /** No rule reaches the line. */
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
