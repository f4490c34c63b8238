package dev.framegate.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds the known names that a misspelt one probably stands for. */
public final class NearNames {
  private static final int MAX_SHOWN = 3;

  private NearNames() {}

  /**
   * Returns at most three names, the nearest first. Case is ignored; a name is near if a third of
   * its characters or fewer would have to change, or if it continues the given one.
   */
  public static List<String> of(String given, Collection<String> known) {
    String wanted = given.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(name -> isNear(wanted, name.toLowerCase(Locale.ROOT)))
        .sorted(
            Comparator.comparingInt((String name) -> edits(wanted, name.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()))
        .limit(MAX_SHOWN)
        .toList();
  }

  /** Returns {@code " Did you mean 'x' or 'y'?"}, or an empty text where no name is near. */
  public static String question(String given, Collection<String> known) {
    List<String> near = of(given, known);
    return near.isEmpty()
        ? ""
        : near.stream()
            .map(n -> "'" + n + "'")
            .collect(Collectors.joining(" or "))
            .transform(" Did you mean %s?"::formatted);
  }

  private static boolean isNear(String given, String name) {
    return edits(given, name) <= Math.max(1, name.length() / 3)
        || (given.length() > 2 && name.startsWith(given));
  }

  /** Levenshtein's distance, where two neighbours that changed places count once. */
  private static int edits(String from, String to) {
    int[][] distance = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        if (i == 0 || j == 0) {
          distance[i][j] = i + j;
          continue;
        }
        int substituted = distance[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int least = Math.min(substituted, Math.min(distance[i - 1][j], distance[i][j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && from.charAt(i - 1) == to.charAt(j - 2)
                && from.charAt(i - 2) == to.charAt(j - 1);
        distance[i][j] = swapped ? Math.min(least, distance[i - 2][j - 2] + 1) : least;
      }
    }
    return distance[from.length()][to.length()];
  }
}
