package dev.framegate.gateway.internal.fuzz;

import dev.framegate.gateway.internal.fuzz.FuzzedLanguagesTest.Language;
import java.nio.charset.StandardCharsets;

/** What Jazzer calls: the first byte chooses the language, the others are the text. */
public final class LanguageFuzzTarget {
  private LanguageFuzzTarget() {}

  /** Takes or refuses the text; what else it throws is a finding. */
  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length > 0) {
      Language[] languages = Language.values();
      FuzzedLanguagesTest.isTaken(
          languages[Math.floorMod(data[0], languages.length)],
          new String(data, 1, data.length - 1, StandardCharsets.UTF_8));
    }
  }
}
