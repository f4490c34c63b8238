package dev.framegate.kit.targets;

import dev.framegate.settings.NearNames;
import dev.framegate.settings.SettingsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;

/** Finds the adapter of a target. */
public final class Adapters {
  private Adapters() {}

  static List<String> names() {
    return ServiceLoader.load(Adapter.class).stream()
        .map(provider -> provider.get().name())
        .sorted()
        .toList();
  }

  /**
   * The declaration of a target.
   *
   * @param word {@code bundled}, the file of a declaration, or the {@code ws(s)://} address of a
   *     stage
   * @throws SettingsException where the file or the address cannot be used
   */
  public static Declaration declaration(String word) {
    if (word.equals("bundled")) {
      return new Declaration("bundled", "bundled", Map.of(), Set.of(), List.of());
    }
    if (word.startsWith("ws://") || word.startsWith("wss://")) {
      String host = word.replaceFirst("^wss?://", "").replaceFirst("[:/?].*", "");
      return new Declaration(host, "edge", Map.of("url", word), Set.of(), List.of());
    }
    return DeclarationFile.read(Path.of(word));
  }

  /**
   * @throws SettingsException where the declaration cannot be used
   * @throws TargetUnavailableException where the target cannot be reached
   */
  public static Target open(Declaration declaration) {
    return of(declaration).open(declaration);
  }

  /**
   * As {@link Adapter#unopened}.
   *
   * @throws SettingsException where the declaration cannot be used
   */
  public static Optional<Target> unopened(Declaration declaration) {
    return of(declaration).unopened(declaration);
  }

  private static Adapter of(Declaration declaration) {
    return ServiceLoader.load(Adapter.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(adapter -> adapter.name().equals(declaration.adapter()))
        .findFirst()
        .orElseThrow(
            () ->
                declaration.error(
                    "adapter",
                    "unknown adapter '%s'.%s Valid values: %s."
                        .formatted(
                            declaration.adapter(),
                            NearNames.question(declaration.adapter(), names()),
                            String.join(", ", names()))));
  }
}
