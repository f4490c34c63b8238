package dev.framegate.kit.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  @Test
  void aScriptThatStartsTheBrowserLeavesNothingBehind(@TempDir Path folder) throws IOException {
    Path program = InstalledBrowser.programOrAbort(SharedProcessTest.class).path();
    Path pid = folder.resolve("pid");
    Path script = folder.resolve("browser");
    Files.writeString(script, "#!/bin/sh\necho $$ > '%s'\n'%s' \"$@\"\n".formatted(pid, program));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    BrowserProcess browser = BrowserProcess.start(new BrowserProgram(script));
    List<ProcessHandle> started =
        ProcessHandle.of(Long.parseLong(Files.readString(pid).trim()))
            .orElseThrow()
            .descendants()
            .toList();

    browser.close();

    assertThat(started).isNotEmpty();
    await()
        .untilAsserted(() -> assertThat(started.stream().filter(ProcessHandle::isAlive)).isEmpty());
  }
}
