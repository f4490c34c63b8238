package dev.framegate.gateway.internal.runtime;

import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;

/** Ids as captured from AWS: 16 characters that end with an equals sign. */
final class EventIds {
  private EventIds() {}

  static String next() {
    byte[] random = new byte[11];
    ThreadLocalRandom.current().nextBytes(random);
    return Base64.getUrlEncoder().encodeToString(random);
  }
}
