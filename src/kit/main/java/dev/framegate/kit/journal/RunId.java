package dev.framegate.kit.journal;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of one run, such as {@code 261125195012-9k3f}: when it began in UTC, to the second, and
 * four random characters. Ids sort by time, and fit into a label of a domain name.
 */
public record RunId(String text) implements Comparable<RunId> {
  /** What an id looks like, for patterns that hold one. */
  static final String FORM = "\\d{12}-[a-z0-9]{4}";

  private static final Pattern WHOLE = Pattern.compile(FORM);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuMMddHHmmss");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";

  /**
   * @throws IllegalArgumentException where the text is no id
   */
  public RunId {
    if (!WHOLE.matcher(text).matches() || time(text).isEmpty()) {
      throw new IllegalArgumentException(
          "'%s' is no id of a run; expected one such as 261125195012-9k3f.".formatted(text));
    }
  }

  /** A new one, for a run that begins now. */
  public static RunId next() {
    StringBuilder text =
        new StringBuilder(TIME.format(Instant.now().atOffset(ZoneOffset.UTC))).append('-');
    for (int i = 0; i < 4; i++) {
      text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return new RunId(text.toString());
  }

  static Optional<RunId> of(String text) {
    return WHOLE.matcher(text).matches() && time(text).isPresent()
        ? Optional.of(new RunId(text))
        : Optional.empty();
  }

  /** When the run began, to the second. */
  public Instant began() {
    return time(text).orElseThrow();
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(
          LocalDateTime.parse(text.substring(0, 12), TIME).toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  @Override
  public int compareTo(RunId other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
