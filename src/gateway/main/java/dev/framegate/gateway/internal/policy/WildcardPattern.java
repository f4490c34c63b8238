package dev.framegate.gateway.internal.policy;

/** Patterns of IAM: {@code *} is any text, {@code ?} any one character. */
final class WildcardPattern {
  private WildcardPattern() {}

  /** Goes back to the last star only, so that it takes no more than length times length steps. */
  static boolean matches(String pattern, String text) {
    int star = -1;
    int resume = 0;
    int p = 0;
    int t = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = t;
      } else if (p < pattern.length()
          && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
