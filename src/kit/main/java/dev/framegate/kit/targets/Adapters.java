package dev.framegate.kit.targets;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;

/** Finds the adapter that a target's word or file asks for. */
public final class Adapters {
  private Adapters() {}

  static List<String> names() {
    return ServiceLoader.load(Adapter.class).stream()
        .map(provider -> provider.get().name())
        .sorted()
        .toList();
  }

  /**
   * What a target's word stands for.
   *
   * @param word {@code bundled}, a declaration's file, or a {@code ws(s)://} address
   * @throws DeclarationException where the word or the file says nothing usable
   */
  public static Declaration declaration(String word) {
    if (word.equals("bundled")) {
      return new Declaration("bundled", "bundled", Map.of(), Set.of(), List.of());
    }
    if (word.startsWith("ws://") || word.startsWith("wss://")) {
      return new Declaration(
          URI.create(word).getHost(), "edge", Map.of("url", word), Set.of(), List.of());
    }
    return DeclarationFile.read(Path.of(word));
  }

  /**
   * @throws DeclarationException where no adapter has that name
   * @throws TargetUnavailableException where the target cannot be reached
   */
  public static Target open(Declaration declaration) {
    return of(declaration).open(declaration);
  }

  /**
   * As {@link Adapter#unopened}.
   *
   * @throws DeclarationException where no adapter has that name, or it lacks something
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
                new DeclarationException(
                    "Target '%s': there is no adapter '%s'. Known: %s."
                        .formatted(
                            declaration.name(),
                            declaration.adapter(),
                            String.join(", ", names()))));
  }
}
