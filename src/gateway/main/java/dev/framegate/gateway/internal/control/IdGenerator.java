package dev.framegate.gateway.internal.control;

import java.util.concurrent.ThreadLocalRandom;

/** Generates ids of resources. */
@FunctionalInterface
public interface IdGenerator {
  String next(int length);

  /** Lower-case letters and digits, as AWS's ids are made of. */
  static IdGenerator random() {
    return length -> {
      StringBuilder id = new StringBuilder(length);
      for (int i = 0; i < length; i++) {
        id.append(Character.forDigit(ThreadLocalRandom.current().nextInt(36), 36));
      }
      return id.toString();
    };
  }
}
