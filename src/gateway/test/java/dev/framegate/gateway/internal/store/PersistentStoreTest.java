package dev.framegate.gateway.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.control.ResourceStore;
import dev.framegate.gateway.settings.StateException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PersistentStoreTest {
  @TempDir Path directory;

  @Test
  void whatWasWrittenIsThereAfterAReopening() {
    try (PersistentStore store = PersistentStore.open(directory)) {
      store.put("API/a", value(1));
      store.put("API/b", value(2));
      store.put("API/a", value(3));
      store.remove("API/b");
    }
    try (PersistentStore store = PersistentStore.open(directory)) {
      assertThat(store.get("API/a")).contains(value(3));
      assertThat(store.get("API/b")).isEmpty();
    }
  }

  @Test
  void aFailedOperationLeavesNothing() {
    try (PersistentStore store = PersistentStore.open(directory)) {
      store.put("API/a", value(1));
      assertThatThrownBy(
              () ->
                  store.atomically(
                      () -> {
                        store.put("API/a", value(2));
                        store.put("API/b", value(2));
                        throw new IllegalStateException("midway");
                      }))
          .hasMessage("midway");
      assertThat(store.list("API/", "", 10))
          .containsExactly(new ResourceStore.Entry("API/a", value(1)));
    }
    try (PersistentStore store = PersistentStore.open(directory)) {
      assertThat(store.list("API/", "", 10))
          .containsExactly(new ResourceStore.Entry("API/a", value(1)));
    }
  }

  @Test
  void anOperationSeesItsOwnWritesAndNobodyElseDoes() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (PersistentStore store = PersistentStore.open(directory)) {
      store.put("API/a", value(1));
      store.put("API/c", value(1));
      Future<List<ResourceStore.Entry>> seenByOthers =
          store.atomically(
              () -> {
                store.remove("API/a");
                store.put("API/b", value(2));
                assertThat(keys(store.list("API/", "", 10))).containsExactly("API/b", "API/c");
                assertThat(keys(store.list("API/", "API/b", 10))).containsExactly("API/c");
                assertThat(keys(store.list("API/", "", 1))).containsExactly("API/b");
                Future<List<ResourceStore.Entry>> seen =
                    other.submit(() -> store.list("API/", "", 10));
                awaitDone(seen);
                return seen;
              });
      assertThat(keys(seenByOthers.get())).containsExactly("API/a", "API/c");
      assertThat(keys(store.list("API/", "", 10))).containsExactly("API/b", "API/c");
    } finally {
      other.shutdownNow();
    }
  }

  @Test
  void manyThreadsLoseNothing() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try (PersistentStore store = PersistentStore.open(directory)) {
      List<Future<?>> done = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        String key = "API/" + i;
        done.add(threads.submit(() -> store.put(key, value(1))));
      }
      for (Future<?> one : done) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
    try (PersistentStore store = PersistentStore.open(directory)) {
      assertThat(store.list("API/", "", 1_000)).hasSize(500);
    }
  }

  @Test
  void whatCannotBeWrittenIsNeverSettled() {
    PersistentStore store = PersistentStore.open(directory);
    store.put("API/a", value(1));
    store.settled();
    store.close();
    assertThatThrownBy(() -> store.put("API/b", value(2)))
        .isInstanceOf(StateException.class)
        .hasMessage("The state directory was closed");
    assertThat(store.get("API/b")).isEmpty();
    assertThatThrownBy(store::settled).isInstanceOf(StateException.class);
  }

  @Test
  void aDirectoryIsForOneGateway() {
    PersistentStore holder = PersistentStore.open(directory);
    assertThatThrownBy(() -> PersistentStore.open(directory))
        .isInstanceOf(StateException.class)
        .hasMessageContaining(directory + " is in use by another gateway");
    holder.close();
    PersistentStore.open(directory).close();
  }

  @Test
  void aFileIsNoDirectory() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "mine");
    assertThatThrownBy(() -> PersistentStore.open(file))
        .isInstanceOf(StateException.class)
        .hasMessageContaining(file + " cannot be used")
        .hasMessageContaining("must be a directory");
    assertThat(file).hasContent("mine");
  }

  @Test
  void theFileDoesNotGrowWithEveryWrite() throws Exception {
    try (PersistentStore store = PersistentStore.open(directory)) {
      for (int i = 0; i < 200; i++) {
        store.put("API/" + i % 10, value(i));
      }
    }
    for (int i = 0; i < 3; i++) {
      PersistentStore.open(directory).close();
    }
    assertThat(Files.size(directory.resolve(StateFile.NAME))).isLessThan(8L << 20);
  }

  private static void awaitDone(Future<?> future) {
    try {
      future.get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> keys(List<ResourceStore.Entry> entries) {
    return entries.stream().map(ResourceStore.Entry::key).toList();
  }

  private static ObjectNode value(int number) {
    return JsonNodeFactory.instance.objectNode().put("number", number).put("text", "ä€");
  }
}
