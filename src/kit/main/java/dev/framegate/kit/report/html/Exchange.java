package dev.framegate.kit.report.html;

import java.util.List;

/**
 * What a scenario sent and received, to be drawn.
 *
 * @param lanes names of those who spoke, from left to right
 */
record Exchange(List<String> lanes, List<Item> items) {
  Exchange {
    lanes = List.copyOf(lanes);
    items = List.copyOf(items);
  }

  /** A line of the drawing. */
  sealed interface Item {}

  /**
   * The start of a step; the items after it belong to it.
   *
   * @param mark how the step ended
   */
  record StepStart(String text, String mark) implements Item {}

  /**
   * A time in which nothing happened.
   *
   * @param deciding whether the verdict rests on it
   */
  record Silence(String length, boolean deciding) implements Item {}

  /** Items that are shown on demand. */
  record Fold(String summary, List<Item> items) implements Item {}

  /** Items that a page has no room for. */
  record Cut(int events) implements Item {}

  /**
   * Something that one sent to another.
   *
   * @param from index of the lane at the left end, from 0
   * @param to index of the lane at the right end
   * @param direction {@code right}, {@code left}, or {@code both} for a request with its response
   * @param who such as {@code client → gateway}
   * @param head what stands out, such as {@code close}
   * @param deciding whether the verdict rests on it
   */
  record Arrow(
      String time,
      int from,
      int to,
      String direction,
      String who,
      String head,
      String text,
      List<Detail> details,
      boolean deciding)
      implements Item {
    int span() {
      return to - from + 1;
    }
  }

  /** A call in a fold, where no lanes are drawn. */
  record Call(String who, String head, String text, List<Detail> details) implements Item {}

  /** Something that happened at one lane, such as the end of a connection. */
  record Mark(String time, int lane, String who, String kind, String text, boolean deciding)
      implements Item {}

  /**
   * A part of a message.
   *
   * @param name such as {@code request headers}
   * @param inline the whole text where it fits a line; such a detail needs no opening
   */
  record Detail(String name, String text, boolean inline) {}
}
