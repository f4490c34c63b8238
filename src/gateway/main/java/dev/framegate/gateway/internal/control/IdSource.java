package dev.framegate.gateway.internal.control;

import java.util.concurrent.ThreadLocalRandom;

/** Where generated ids come from. */
@FunctionalInterface
public interface IdSource {
  String next(int length);

  /** Lower-case letters and digits, as AWS's ids are made of. */
  static IdSource random() {
    return length -> {
      StringBuilder id = new StringBuilder(length);
      for (int i = 0; i < length; i++) {
        id.append(Character.forDigit(ThreadLocalRandom.current().nextInt(36), 36));
      }
      return id.toString();
    };
  }
}
