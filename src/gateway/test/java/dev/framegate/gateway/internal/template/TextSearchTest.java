package dev.framegate.gateway.internal.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TextSearchTest {
  private final Random random = new Random(7);

  private String text(int longest) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(longest + 1); i > 0; i--) {
      text.append((char) ('a' + random.nextInt(2)));
    }
    return text.toString();
  }

  @Test
  void findsWhatTheMethodsOfStringsFind() {
    for (int i = 0; i < 20_000; i++) {
      String text = text(12);
      String target = text(4);
      int from = random.nextInt(16) - 2;
      TextSearch search = new TextSearch(target);
      assertThat(search.first(text, from))
          .as("%s in %s from %d", target, text, from)
          .isEqualTo(text.indexOf(target, from));
      assertThat(search.last(text, from))
          .as("%s in %s up to %d", target, text, from)
          .isEqualTo(text.lastIndexOf(target, from));
    }
  }
}
