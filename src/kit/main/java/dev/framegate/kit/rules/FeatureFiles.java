package dev.framegate.kit.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Finds features and the ledger beside them; in path order, so that everything made from them is
 * stable.
 */
final class FeatureFiles {
  private static final String ROOT = "features";
  private static final String IN_KIT = "dev/framegate/" + ROOT;

  private FeatureFiles() {}

  /**
   * The features that travel with the kit. They are looked up beside the kit's own classes rather
   * than on the whole class path, where a user's project may have a {@code features} folder too.
   */
  static List<FeatureFile> ofKit() {
    return ofKit(FeatureFiles::isRead);
  }

  /** The requirement sets that travel with the kit, by their names. */
  static List<FeatureFile> requirementSets() {
    return ofKit(RequirementSet::isIn);
  }

  private static List<FeatureFile> ofKit(Predicate<String> wanted) {
    CodeSource source = FeatureFiles.class.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      throw new IllegalStateException(
          "The kit cannot tell where its own classes lie, so it cannot find its features beside"
              + " them; name a folder of features instead.");
    }
    try {
      Path home = Path.of(source.getLocation().toURI());
      return Files.isDirectory(home) ? in(home.resolve(IN_KIT), wanted) : inJar(home, wanted);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Not a place for features: " + source.getLocation(), e);
    }
  }

  /** All features below a folder; none where the folder does not exist. */
  static List<FeatureFile> in(Path folder) {
    return in(folder, FeatureFiles::isRead);
  }

  private static List<FeatureFile> in(Path folder, Predicate<String> wanted) {
    Path root = folder.toAbsolutePath().normalize();
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    Path name = root.getFileName();
    String rootName = name == null ? ROOT : name.toString();
    try (Stream<Path> paths = Files.walk(root)) {
      List<FeatureFile> files = new ArrayList<>();
      for (Path path :
          paths.filter(p -> wanted.test(p.toString().replace('\\', '/'))).sorted().toList()) {
        String relative = root.relativize(path).toString().replace('\\', '/');
        files.add(FeatureFile.of(rootName, relative, Files.readAllBytes(path)));
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException("Could not read the features in " + root, e);
    }
  }

  private static boolean isRead(String path) {
    return path.endsWith(FeatureFile.FEATURE)
        || path.endsWith("/" + LedgerReader.SOURCES)
        || path.endsWith("/" + LedgerReader.EVIDENCE);
  }

  static List<FeatureFile> inJar(Path jar) {
    return inJar(jar, FeatureFiles::isRead);
  }

  private static List<FeatureFile> inJar(Path jar, Predicate<String> wanted) {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      List<? extends ZipEntry> entries =
          zip.stream()
              .filter(e -> e.getName().startsWith(IN_KIT + "/") && wanted.test(e.getName()))
              .sorted(Comparator.comparing(ZipEntry::getName))
              .toList();
      List<FeatureFile> files = new ArrayList<>();
      for (ZipEntry entry : entries) {
        try (InputStream in = zip.getInputStream(entry)) {
          String relative = entry.getName().substring(IN_KIT.length() + 1);
          files.add(FeatureFile.of(ROOT, relative, in.readAllBytes()));
        }
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException("Could not read the features in " + jar, e);
    }
  }
}
