package dev.framegate.kit.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The compiled classes of a module, by name. */
final class CompiledClasses {
  private static final String SUFFIX = ".class";

  private final TreeMap<String, byte[]> bytes = new TreeMap<>();

  private final ProtectionDomain domain;

  private CompiledClasses(ProtectionDomain domain) {
    this.domain = domain;
  }

  /**
   * Those that this JVM runs with, from a folder or, once it is packaged, from the jar.
   *
   * @param member any class of the module
   */
  static CompiledClasses with(Class<?> member) {
    ProtectionDomain domain = member.getProtectionDomain();
    CompiledClasses classes = new CompiledClasses(domain);
    try {
      Path place = Path.of(domain.getCodeSource().getLocation().toURI());
      if (Files.isDirectory(place)) {
        classes.add(place);
      } else {
        try (FileSystem jar = FileSystems.newFileSystem(place)) {
          classes.add(jar.getPath("/"));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The classes of a module cannot be read", e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("The classes of a module are at no path", e);
    }
    return classes;
  }

  private void add(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(each -> each.toString().endsWith(SUFFIX)).toList()) {
        String path = root.relativize(file).toString().replace('\\', '/');
        bytes.put(
            path.substring(0, path.length() - SUFFIX.length()).replace('/', '.'),
            Files.readAllBytes(file));
      }
    }
  }

  /** Where they are from. */
  ProtectionDomain domain() {
    return domain;
  }

  List<String> names() {
    return List.copyOf(bytes.keySet());
  }

  byte[] bytes(String name) {
    byte[] found = bytes.get(name);
    if (found == null) {
      throw new IllegalArgumentException("The module has no class " + name);
    }
    return found;
  }

  boolean contains(String name) {
    return bytes.containsKey(name);
  }

  /** Changes with any of the classes. */
  String digest() {
    Digest digest = new Digest();
    bytes.forEach((name, content) -> digest.add(content));
    return digest.text();
  }
}
