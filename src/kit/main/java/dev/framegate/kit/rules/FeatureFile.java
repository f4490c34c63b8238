package dev.framegate.kit.rules;

/**
 * A feature as it was found.
 *
 * @param chapter the folder under the root; empty for a file that lies in the root itself
 * @param location {@code features/chapter/name.feature}
 */
record FeatureFile(String chapter, String location, byte[] text) {
  static FeatureFile of(String root, String path, byte[] text) {
    int slash = path.indexOf('/');
    return new FeatureFile(slash < 0 ? "" : path.substring(0, slash), root + "/" + path, text);
  }
}
