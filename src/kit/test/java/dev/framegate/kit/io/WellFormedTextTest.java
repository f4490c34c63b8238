package dev.framegate.kit.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WellFormedTextTest {
  private static final String TWO = "\uD83D\uDE00\uD83D\uDE00";

  @Test
  void cutsNoPairInTwo() {
    assertThat(WellFormedText.head(TWO, 3)).isEqualTo("\uD83D\uDE00");
    assertThat(WellFormedText.head(TWO, 2)).isEqualTo("\uD83D\uDE00");
    assertThat(WellFormedText.head(TWO, 1)).isEmpty();
    assertThat(WellFormedText.head("abc", 2)).isEqualTo("ab");
    assertThat(WellFormedText.head("abc", 3)).isEqualTo("abc");
    assertThat(WellFormedText.head("", 0)).isEmpty();
  }

  @Test
  void marksWhatItCuts() {
    assertThat(WellFormedText.shortened("abc", 3, "...")).isEqualTo("abc");
    assertThat(WellFormedText.shortened("abcd", 3, "...")).isEqualTo("abc...");
    assertThat(WellFormedText.shortened(TWO, 3, "...")).isEqualTo("\uD83D\uDE00...");
  }

  @Test
  void writesHalfOfAPairAsAReplacementCharacter(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.txt");
    WellFormedText.write(file, "a\uD83Db\uDE00c" + TWO);

    assertThat(file).content().isEqualTo("a\uFFFDb\uFFFDc" + TWO);
  }
}
