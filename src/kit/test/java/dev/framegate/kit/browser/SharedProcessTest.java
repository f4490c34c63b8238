package dev.framegate.kit.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SharedProcessTest {
  @Test
  void aBrowserThatIsClosedTakesNoOtherWithIt() {
    try (Browser stays = InstalledBrowser.startOrAbort(SharedProcessTest.class)) {
      Browser goes = InstalledBrowser.startOrAbort(SharedProcessTest.class);
      goes.close();
      goes.close();

      try (BrowserTab tab = stays.newTab()) {
        assertThat(tab.run("6 * 7").asInt()).isEqualTo(42);
      }
    }
  }
}
