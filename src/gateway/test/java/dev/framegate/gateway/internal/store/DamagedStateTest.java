package dev.framegate.gateway.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.settings.StateException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A state file that is not as it was left is refused, and stays byte for byte as it is. */
final class DamagedStateTest {
  private static final int ENTRIES = 300;

  @TempDir Path directory;

  static Stream<Arguments> damages() {
    return Stream.of(
        damage("empty", bytes -> new byte[0]),
        damage("a few bytes", bytes -> Arrays.copyOf(bytes, 100)),
        damage("its header alone", bytes -> Arrays.copyOf(bytes, 8192)),
        damage("half of it", bytes -> Arrays.copyOf(bytes, bytes.length / 2)),
        damage("both headers zeroed", bytes -> filled(bytes, 0, 8192, 0)),
        damage("everything zeroed", bytes -> filled(bytes, 0, bytes.length, 0)),
        damage(
            "everything after the headers zeroed", bytes -> filled(bytes, 8192, bytes.length, 0)),
        damage("random bytes", bytes -> random(bytes.length)),
        damage("random bytes after the headers", DamagedStateTest::randomBody),
        damage("a value that was changed", bytes -> replaced(bytes, "number-123-", "number-321-")),
        damage("text", bytes -> "not a store at all".getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("damages")
  void isRefusedAndKept(String name, UnaryOperator<byte[]> damage) throws IOException {
    Path file = filledState();
    byte[] damaged = damage.apply(Files.readAllBytes(file));
    Files.write(file, damaged);

    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(() -> PersistentStore.open(directory))
          .isInstanceOf(StateException.class)
          .hasMessageContaining(file.toString())
          .hasMessageContaining("left as it is");
      assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 9})
  void aNumberThatIsDamagedIsRefusedAndKept(int bytes) throws IOException {
    filledState();
    Path file = directory.resolve("acknowledged");
    byte[] damaged = Arrays.copyOf(Files.readAllBytes(file), bytes);
    Files.write(file, damaged);

    assertThatThrownBy(() -> PersistentStore.open(directory))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("%s is damaged, and left as it is: it has %d bytes", file, bytes);
    assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
  }

  @Test
  void anUndamagedFileIsTaken() throws IOException {
    filledState();
    assertComplete();
  }

  @Test
  void theSecondHeaderDoesForTheFirst() throws IOException {
    Path file = filledState();
    Files.write(file, filled(Files.readAllBytes(file), 0, 4096, 0));
    assertComplete();
  }

  @Test
  void anOlderCopyIsRefused() throws IOException {
    Path file = filledState();
    byte[] older = Files.readAllBytes(file);
    try (PersistentStore store = PersistentStore.open(directory)) {
      store.put("API/later", value("later"));
    }
    Files.write(file, older);
    assertThatThrownBy(() -> PersistentStore.open(directory))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("it ends at commit 1, but 2 was acknowledged");
  }

  @Test
  void aMissingFileIsNotStartedAnew() throws IOException {
    Path file = filledState();
    Files.delete(file);
    assertThatThrownBy(() -> PersistentStore.open(directory))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("has lost its file " + StateFile.NAME);
    assertThat(file).doesNotExist();
  }

  @Test
  void anotherVersionIsRefused() throws IOException {
    Path file = filledState();
    try (MVStore store = MVStore.open(file.toString())) {
      StateFile.about(store).put(StateFile.FORMAT_KEY, "2");
    }
    byte[] other = Files.readAllBytes(file);
    assertThatThrownBy(() -> PersistentStore.open(directory))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("has the format \"2\", and this framegate reads \"1\"");
    assertThat(Files.readAllBytes(file)).isEqualTo(other);
  }

  @Test
  void aStoreOfAnotherProgramIsRefused() throws IOException {
    Path file = directory.resolve(StateFile.NAME);
    try (MVStore store = MVStore.open(file.toString())) {
      store.openMap("theirs").put("a", "b");
    }
    byte[] theirs = Files.readAllBytes(file);
    assertThatThrownBy(() -> PersistentStore.open(directory))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("was not written by framegate");
    assertThat(Files.readAllBytes(file)).isEqualTo(theirs);
  }

  private Path filledState() {
    try (PersistentStore store = PersistentStore.open(directory)) {
      store.atomically(
          () -> {
            for (int i = 0; i < ENTRIES; i++) {
              store.put("API/" + i, value("number-" + i + "-" + "x".repeat(200)));
            }
            return true;
          });
    }
    return directory.resolve(StateFile.NAME);
  }

  private void assertComplete() {
    try (PersistentStore store = PersistentStore.open(directory)) {
      assertThat(store.list("API/", "", ENTRIES + 1)).hasSize(ENTRIES);
    }
  }

  private static ObjectNode value(String text) {
    return JsonNodeFactory.instance.objectNode().put("text", text);
  }

  private static Arguments damage(String name, UnaryOperator<byte[]> damage) {
    return Arguments.of(name, damage);
  }

  private static byte[] filled(byte[] bytes, int from, int to, int value) {
    Arrays.fill(bytes, from, to, (byte) value);
    return bytes;
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(42).nextBytes(bytes);
    return bytes;
  }

  private static byte[] randomBody(byte[] bytes) {
    byte[] noise = random(bytes.length);
    System.arraycopy(bytes, 0, noise, 0, 8192);
    return noise;
  }

  /** One byte for one byte, in whichever copy of the page there is. */
  private static byte[] replaced(byte[] bytes, String before, String after) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    assertThat(text).contains(before);
    return text.replace(before, after).getBytes(StandardCharsets.ISO_8859_1);
  }
}
