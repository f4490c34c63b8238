package dev.framegate.testing;

import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Keeps what fails in a thread of one test out of the others, which run beside it: by default
 * Awaitility ends every wait of the JVM with it.
 */
public final class OwnFailuresOnly implements LauncherSessionListener {
  @Override
  public void launcherSessionOpened(LauncherSession session) {
    Awaitility.doNotCatchUncaughtExceptionsByDefault();
  }
}
