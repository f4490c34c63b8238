package dev.framegate.kit.suite;

import dev.framegate.kit.journal.RunMarker;
import dev.framegate.kit.targets.Target;
import dev.framegate.kit.wire.Transcript;

/**
 * An API that echoes at the stage {@code test}, made for no scenario in particular.
 *
 * @param names all that its maker knows of it
 */
record EchoApi(ControlPlaneClient maker, NamedIds names, ApiUnderTest api) {
  static final String STAGE = "test";

  static EchoApi made(RunContext run) {
    return made(run, run.target(), new Transcript());
  }

  static EchoApi made(RunContext run, Target target, Transcript transcript) {
    NamedIds names = new NamedIds();
    ControlPlaneClient maker =
        new ControlPlaneClient(
            run,
            () -> target,
            transcript,
            names,
            call ->
                ResponseShapeViolation.report(call, "the echoing stage", "", run::shapeViolation));
    try {
      ApiUnderTest api =
          ApiUnderTest.create(maker, names, RunMarker.of(run.id()), ApiUnderTest.ACTION);
      api.addRoute("echo", "hello");
      api.deployTo(STAGE);
      return new EchoApi(maker, names, api);
    } catch (RuntimeException e) {
      maker.removeAll();
      throw e;
    }
  }

  void remove() {
    maker.removeAll();
  }
}
