package dev.framegate.suite;

import dev.framegate.journal.Mark;
import dev.framegate.target.Capability;
import dev.framegate.wire.Transcript;
import org.jspecify.annotations.Nullable;

/** One stage that echoes, made at its first use and shared by all scenarios that only read. */
final class EchoingStage implements AutoCloseable {
  private static final String STAGE = "test";

  private @Nullable ControlPlane maker;
  private @Nullable String apiId;

  /** Gives the scenario the shared API in place of one of its own. */
  void lend(Scene scene) {
    if (!scene.target().capabilities().contains(Capability.CONTROL_PLANE)) {
      // Such a target is a stage that echoes, and its address needs no API.
      scene.borrow(ApiUnderTest.borrowed(scene.control(), scene.names(), "", ""));
      return;
    }
    scene.borrow(ApiUnderTest.borrowed(scene.control(), scene.names(), made(scene.run()), STAGE));
  }

  private synchronized String made(SuiteRun run) {
    if (apiId == null) {
      maker =
          new ControlPlane(
              run,
              run::target,
              new Transcript(),
              new Names(),
              (operation, problem) ->
                  run.misshapen(new Misshapen(operation, problem, "the echoing stage", "")));
      ApiUnderTest api =
          ApiUnderTest.create(maker, new Names(), Mark.of(run.id()), ApiUnderTest.ACTION);
      api.addRoute("echo", "hello");
      api.deployTo(STAGE);
      apiId = api.id();
    }
    return apiId;
  }

  @Override
  public synchronized void close() {
    if (maker != null) {
      maker.removeAll();
    }
  }
}
