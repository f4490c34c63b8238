package dev.framegate.gateway.internal.template;

/**
 * Search for one text in others by the algorithm of Knuth, Morris and Pratt, in time linear in the
 * length of both. {@link String#indexOf(String)} compares up to their product.
 */
final class TextSearch {
  private final String target;

  /** For each prefix of the target, the length of the longest border: a prefix that ends it too. */
  private final int[] borders;

  TextSearch(String target) {
    this.target = target;
    this.borders = new int[target.length() + 1];
    int border = 0;
    for (int i = 1; i < target.length(); i++) {
      border = extend(border, target.charAt(i));
      borders[i + 1] = border;
    }
  }

  /** As {@link String#indexOf(String, int)}. */
  int first(String text, int from) {
    int start = Math.max(0, Math.min(from, text.length()));
    if (target.isEmpty()) {
      return start;
    }
    int matched = 0;
    for (int i = start; i < text.length(); i++) {
      matched = extend(matched, text.charAt(i));
      if (matched == target.length()) {
        return i + 1 - matched;
      }
    }
    return -1;
  }

  /** As {@link String#lastIndexOf(String, int)}. */
  int last(String text, int from) {
    int latest = Math.min(from, text.length() - target.length());
    if (target.isEmpty()) {
      return latest < 0 ? -1 : latest;
    }
    int found = -1;
    int matched = 0;
    for (int i = 0; i < text.length() && i + 1 - target.length() <= latest; i++) {
      matched = extend(matched == target.length() ? borders[matched] : matched, text.charAt(i));
      if (matched == target.length()) {
        found = i + 1 - matched;
      }
    }
    return found;
  }

  /** The characters of the target that match after one more character of the text. */
  private int extend(int matched, char next) {
    int length = matched;
    while (length > 0 && target.charAt(length) != next) {
      length = borders[length];
    }
    return target.charAt(length) == next ? length + 1 : 0;
  }
}
