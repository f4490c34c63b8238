package dev.framegate.kit.weather;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What happens between a client and AWS that no rule is about. Chances come from a seed; which call
 * draws which of them depends on the order of the threads.
 *
 * @param scale of the times that a run can shorten: 1 for AWS's, 0.1 for a tenth
 */
record Weather(Random chance, double scale) {
  /** The longest until the last front end knows of a change. */
  private static final Duration PROPAGATION = Duration.ofSeconds(20);

  /** The longest until a domain name can be used. */
  private static final Duration DOMAIN = Duration.ofSeconds(60);

  private static final int LEAST_CALL_MILLIS = 80;
  private static final int MOST_CALL_MILLIS = 300;

  static Weather of(long seed, double scale) {
    return new Weather(new Random(seed), scale);
  }

  Duration propagation() {
    return scaled(PROPAGATION);
  }

  /** How long a call of the control plane takes. */
  Duration call() {
    return Duration.ofMillis(
        LEAST_CALL_MILLIS + chance.nextInt(MOST_CALL_MILLIS - LEAST_CALL_MILLIS));
  }

  /** When each of some front ends learns of a change, from the change on. */
  Duration[] learning(int fronts) {
    return IntStream.range(0, fronts).mapToObj(i -> part(propagation())).toArray(Duration[]::new);
  }

  /** From the creation of a domain name to the first client that it lets in. */
  Duration domain() {
    return part(scaled(DOMAIN));
  }

  int front(int fronts) {
    return chance.nextInt(fronts);
  }

  /** Another change of the same API is in progress (409). */
  boolean conflict() {
    return oneIn(60);
  }

  /** Another client of the account has used up its rate (429). */
  boolean tooManyCalls() {
    return oneIn(80);
  }

  /** The connection of a call breaks: before the call arrives, or after it was done. */
  boolean dropsCall() {
    return oneIn(700);
  }

  boolean dropsRequestToo() {
    return chance.nextBoolean();
  }

  /** A client's connection breaks. */
  boolean dropsClient() {
    return oneIn(400);
  }

  Duration untilDropped() {
    return Duration.ofMillis(chance.nextInt(400));
  }

  /** A reset overtakes the close frame behind an oversize frame. */
  boolean losesClose() {
    return oneIn(10);
  }

  private boolean oneIn(int many) {
    return chance.nextInt(many) == 0;
  }

  private Duration scaled(Duration time) {
    return Duration.ofMillis(Math.round(time.toMillis() * scale));
  }

  private Duration part(Duration most) {
    return Duration.ofMillis(Math.round(most.toMillis() * chance.nextDouble()));
  }
}
