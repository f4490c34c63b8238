package dev.framegate.kit.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several equal parts of a run, written {@code 2/5}.
 *
 * @param index from 1 on
 * @param count how many shards make the whole
 */
public record Shard(int index, int count) {
  /** More would each make a connection or two. */
  public static final int MOST = 100;

  private static final Pattern TEXT = Pattern.compile("(\\d{1,9})/(\\d{1,9})");

  /**
   * @throws IllegalArgumentException where there is no such shard
   */
  public Shard {
    if (count < 1 || count > MOST || index < 1 || index > count) {
      throw new IllegalArgumentException(
          "expected shard I of N as I/N, with N from 1 to %d and I from 1 to N, such as 2/5; got %d/%d"
              .formatted(MOST, index, count));
    }
  }

  /**
   * Reads {@code I/N}.
   *
   * @throws IllegalArgumentException where the text is none, or there is no such shard
   */
  public static Shard parse(String text) {
    Matcher parts = TEXT.matcher(text.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "expected shard I of N as I/N, such as 2/5; got '%s'".formatted(text));
    }
    return new Shard(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
  }

  /** Such as {@code shard 2 of 5}. */
  public String words() {
    return "shard %d of %d".formatted(index, count);
  }

  @Override
  public String toString() {
    return index + "/" + count;
  }
}
