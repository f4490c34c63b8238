package dev.framegate.kit.mutation;

/** Which lines have run. Each {@link ChangedClasses} has this class for itself. */
public final class LineHits {
  static final int MOST = 1 << 16;

  /** By the numbers of {@link LineNumbers}; cleared by who reads them. */
  static final boolean[] LINES = new boolean[MOST];

  /** Lines that a static initialiser has run: once for all that comes later. */
  static final boolean[] ONCE = new boolean[MOST];

  private static final boolean[] EVER = new boolean[MOST];

  private LineHits() {}

  /** Called before each line. */
  public static void hit(int line) {
    if (!LINES[line]) {
      LINES[line] = true;
      if (!EVER[line]) {
        EVER[line] = true;
        ONCE[line] = initialising();
      }
    }
  }

  private static boolean initialising() {
    return StackWalker.getInstance()
        .walk(frames -> frames.anyMatch(frame -> frame.getMethodName().equals("<clinit>")));
  }
}
