package dev.framegate.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version that the build wrote into the kit. */
public final class KitVersion {
  public static final String TEXT = read();

  private KitVersion() {}

  private static String read() {
    try (InputStream in = KitVersion.class.getResourceAsStream("/dev/framegate/kit.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
