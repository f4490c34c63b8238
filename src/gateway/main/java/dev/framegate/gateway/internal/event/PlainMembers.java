package dev.framegate.gateway.internal.event;

import java.util.Arrays;

/** Where the members of an object are in its text. */
final class PlainMembers {
  /** Where more are, each is looked for in the text. */
  private static final int MEMBERS = 16;

  private static final int FIGURES = 5;

  /** Of each: start and length of the name, start and end of the value, 1 if that is canonical. */
  private int[] figures = new int[FIGURES * 3];

  private int count;

  /**
   * @param canonical whether the value is written as a generator would write it
   */
  void add(int name, int length, int from, int to, boolean canonical) {
    if (count < MEMBERS) {
      int at = FIGURES * count;
      if (at == figures.length) {
        figures = Arrays.copyOf(figures, FIGURES * MEMBERS);
      }
      figures[at] = name;
      figures[at + 1] = length;
      figures[at + 2] = from;
      figures[at + 3] = to;
      figures[at + 4] = canonical ? 1 : 0;
    }
    count++;
  }

  /** Whether all members are known. */
  boolean areAll() {
    return count <= MEMBERS;
  }

  /** The last member of a name, as parsers take it; -1 if there is none. */
  int last(String text, String name) {
    for (int i = count - 1; i >= 0; i--) {
      int at = FIGURES * i;
      if (figures[at + 1] == name.length() && text.startsWith(name, figures[at])) {
        return i;
      }
    }
    return -1;
  }

  /** Where the value of a member begins. */
  int from(int member) {
    return figures[FIGURES * member + 2];
  }

  /** Where the value of a member ends. */
  int to(int member) {
    return figures[FIGURES * member + 3];
  }

  /** Whether the value is written as a generator would write it. */
  boolean isCanonical(int member) {
    return figures[FIGURES * member + 4] == 1;
  }
}
