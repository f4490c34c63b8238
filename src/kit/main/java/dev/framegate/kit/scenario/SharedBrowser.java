package dev.framegate.kit.scenario;

import dev.framegate.kit.browser.Browser;
import dev.framegate.kit.browser.BrowserException;
import dev.framegate.kit.browser.BrowserProgram;
import dev.framegate.kit.browser.BrowserTab;
import dev.framegate.kit.expectation.InconclusiveException;
import org.jspecify.annotations.Nullable;

/**
 * The browser of a run, started for the first scenario that needs it, or before. Safe for many
 * threads.
 */
public final class SharedBrowser implements AutoCloseable {
  private @Nullable Browser browser;
  private boolean closed;

  /** Starts it in the background, so that no scenario has to wait for it. */
  public void startSoon() {
    Thread starter =
        new Thread(
            () -> {
              try {
                started();
              } catch (BrowserException | InconclusiveException e) {
                // The scenario that needs it tries again, and tells.
              }
            },
            "framegate-browser-start");
    starter.setDaemon(true);
    starter.start();
  }

  /**
   * Opens an empty tab.
   *
   * @throws InconclusiveException where there is no browser, or it does not start
   */
  public BrowserTab newTab() {
    try {
      return started().newTab();
    } catch (BrowserException e) {
      throw new InconclusiveException("There is no browser for the console: " + e.getMessage());
    }
  }

  private synchronized Browser started() {
    if (closed) {
      throw new InconclusiveException("The run is over, and its browser closed.");
    }
    if (browser == null) {
      BrowserProgram program =
          BrowserProgram.installed()
              .orElseThrow(
                  () ->
                      new InconclusiveException(
                          "There is no browser for the console: expected Chromium or Chrome on the"
                              + " PATH."));
      browser = Browser.start(program);
    }
    return browser;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (browser != null) {
      browser.close();
      browser = null;
    }
  }
}
