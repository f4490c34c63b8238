package dev.framegate.suite;

import dev.framegate.target.Capability;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** One stage that echoes, made at its first use and shared by all scenarios that only read. */
final class EchoingStage implements AutoCloseable {
  private @Nullable EchoApi shared;

  /** Gives the scenario the shared API in place of one of its own. */
  void lend(Scene scene) {
    if (!scene.target().capabilities().contains(Capability.CONTROL_PLANE)) {
      // Such a target is a stage that echoes, and its address needs no API.
      scene.borrow(ApiUnderTest.borrowed(scene.control(), scene.names(), "", ""));
      return;
    }
    scene.borrow(
        ApiUnderTest.borrowed(
            scene.control(), scene.names(), made(scene.run()).api().id(), EchoApi.STAGE));
  }

  /** Where it can be reached. */
  URI address(SuiteRun run) {
    return run.target().dataPlane(made(run).api().id(), EchoApi.STAGE);
  }

  private synchronized EchoApi made(SuiteRun run) {
    if (shared == null) {
      run.reachability().require(true, false);
      shared = EchoApi.made(run);
    }
    return shared;
  }

  @Override
  public synchronized void close() {
    if (shared != null) {
      shared.remove();
    }
  }
}
