package dev.framegate.kit.browser;

import static org.junit.jupiter.api.Assumptions.abort;

/** The browser of this machine, for tests that are skipped without one. */
final class InstalledBrowser {
  private InstalledBrowser() {}

  static Browser startOrAbort(Class<?> test) {
    return Browser.start(programOrAbort(test));
  }

  static BrowserProgram programOrAbort(Class<?> test) {
    BrowserProgram program = BrowserProgram.installed().orElse(null);
    if (program == null) {
      String reason =
          test.getSimpleName()
              + " is skipped: there is no Chromium on the PATH (package chromium-headless-shell)";
      System.out.println(reason);
      return abort(reason);
    }
    return program;
  }
}
