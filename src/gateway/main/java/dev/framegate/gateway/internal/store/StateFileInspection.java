package dev.framegate.gateway.internal.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.settings.StateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiConsumer;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** Reads a state file without changing a byte, and says whether it is whole and ours. */
final class StateFileInspection {
  private StateFileInspection() {}

  /**
   * @param scheme of MVStore's file system
   * @param acknowledged the number of the commit that must be there at least
   * @param entry given all that is in the file
   * @throws StateException if it is damaged, of another version, or of another program
   */
  static void of(Path path, String scheme, long acknowledged, BiConsumer<String, ObjectNode> entry)
      throws IOException {
    if (Files.size(path) == 0) {
      throw damaged(path, "it is empty");
    }
    try (MVStore store =
        new MVStore.Builder().fileName(StateFile.name(path, scheme)).readOnly().open()) {
      if (!store.hasMap(StateFile.ABOUT)) {
        throw new StateException(
            "%s was not written by framegate; it was left as it is. Name another directory with --state."
                .formatted(path));
      }
      MVMap<String, String> about = StateFile.about(store);
      String format = about.getOrDefault(StateFile.FORMAT_KEY, "");
      if (!format.equals(StateFile.FORMAT)) {
        throw new StateException(
            "%s has the format \"%s\", and this framegate reads \"%s\"; it was left as it is. Use the framegate that wrote it, or name another directory with --state."
                .formatted(path, format, StateFile.FORMAT));
      }
      long commit = StateFile.commit(about);
      if (commit < acknowledged) {
        throw damaged(
            path, "it ends at commit %d, but %d was acknowledged".formatted(commit, acknowledged));
      }
      for (Map.Entry<String, byte[]> stored : StateFile.entries(store).entrySet()) {
        entry.accept(stored.getKey(), ChecksummedValue.open(stored.getKey(), stored.getValue()));
      }
    } catch (StateException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw damaged(path, String.valueOf(e.getMessage()));
    }
  }

  private static StateException damaged(Path path, String why) {
    return new StateException(
        "%s is damaged (%s); it was left as it is. Put a copy back, or name another directory with --state."
            .formatted(path, why));
  }
}
