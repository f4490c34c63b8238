package dev.framegate.gateway.internal.console;

/** What the files of the console contain. */
@FunctionalInterface
public interface ConsoleContent {
  /** The files of this jar. */
  ConsoleContent BUNDLED = ConsoleFiles::bytes;

  /**
   * @param name such as {@code deploy.js}
   */
  byte[] of(String name);
}
