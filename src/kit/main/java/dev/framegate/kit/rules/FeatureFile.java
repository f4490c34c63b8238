package dev.framegate.kit.rules;

/**
 * A feature, or a file of the ledger, as it was found.
 *
 * @param chapter the folder under the root; empty for a file that lies in the root itself
 * @param location {@code features/chapter/name.feature}
 */
record FeatureFile(String chapter, String location, byte[] text) {
  static final String FEATURE = ".feature";

  static FeatureFile of(String root, String path, byte[] text) {
    int slash = path.indexOf('/');
    return new FeatureFile(slash < 0 ? "" : path.substring(0, slash), root + "/" + path, text);
  }

  /** Whether rules are written in it; the others are the ledger's. */
  boolean isFeature() {
    return location.endsWith(FEATURE);
  }

  boolean isNamed(String name) {
    return location.endsWith("/" + name);
  }
}
