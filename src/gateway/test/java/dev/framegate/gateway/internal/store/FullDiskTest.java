package dev.framegate.gateway.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.control.ResourceStore.UnavailableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Space that runs out, and comes back. */
class FullDiskTest {
  @TempDir Path directory;

  @BeforeEach
  void register() {
    FullDisk.register();
    FullDisk.FULL.set(false);
  }

  @AfterEach
  void free() {
    FullDisk.FULL.set(false);
  }

  @Test
  void operationsAreRefusedWhileTheDiskIsFullAndTakenAfterwards() {
    try (PersistentStore store = PersistentStore.open(directory, FullDisk.SCHEME)) {
      store.put("API/a", value(1));
      store.settled();
      FullDisk.FULL.set(true);
      store.put("API/b", value(2));
      assertThatThrownBy(store::settled)
          .isInstanceOf(UnavailableException.class)
          .hasMessage("The state cannot be written: No space left on device");
      assertThat(store.problem()).contains("The state cannot be written: No space left on device");
      assertThatThrownBy(() -> store.put("API/c", value(3)))
          .isInstanceOf(UnavailableException.class);
      assertThat(store.get("API/c")).isEmpty();

      FullDisk.FULL.set(false);
      store.put("API/d", value(4));
      store.settled();
      assertThat(store.problem()).isEmpty();
    }
    try (PersistentStore store = PersistentStore.open(directory, FullDisk.SCHEME)) {
      assertThat(store.get("API/a")).contains(value(1));
      assertThat(store.get("API/b")).contains(value(2));
      assertThat(store.get("API/c")).isEmpty();
      assertThat(store.get("API/d")).contains(value(4));
    }
  }

  @Test
  void aStoreRecoversWithoutAnOperation() {
    try (PersistentStore store = PersistentStore.open(directory, FullDisk.SCHEME)) {
      FullDisk.FULL.set(true);
      store.put("API/a", value(1));
      assertThatThrownBy(store::settled).isInstanceOf(UnavailableException.class);
      FullDisk.FULL.set(false);
      await().untilAsserted(() -> assertThat(store.problem()).isEmpty());
      store.settled();
    }
    try (PersistentStore store = PersistentStore.open(directory, FullDisk.SCHEME)) {
      assertThat(store.get("API/a")).contains(value(1));
    }
  }

  @Test
  void theDiskMayBeFullAgainAndAgain() {
    try (PersistentStore store = PersistentStore.open(directory, FullDisk.SCHEME)) {
      for (int i = 0; i < 20; i++) {
        FullDisk.FULL.set(true);
        store.put("API/unwritten" + i, value(i));
        assertThatThrownBy(store::settled).isInstanceOf(UnavailableException.class);
        FullDisk.FULL.set(false);
        store.put("API/written" + i, value(i));
        store.settled();
      }
    }
    try (PersistentStore store = PersistentStore.open(directory, FullDisk.SCHEME)) {
      assertThat(store.list("API/", "", 100)).hasSize(40);
    }
  }

  @Test
  void onlyTheOwnerMayReadTheState() throws Exception {
    Path state = directory.resolve("new/state");
    try (PersistentStore store = PersistentStore.open(state)) {
      store.put("API/a", value(1));
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state)))
        .isEqualTo("rwx------");
    Files.setPosixFilePermissions(
        state.resolve(StateFile.NAME), PosixFilePermissions.fromString("rw-r--r--"));
    try (PersistentStore store = PersistentStore.open(state);
        var files = Files.list(state)) {
      store.put("API/b", value(1));
      store.settled();
      assertThat(files.toList())
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  private static ObjectNode value(int number) {
    return JsonNodeFactory.instance.objectNode().put("n", number);
  }
}
