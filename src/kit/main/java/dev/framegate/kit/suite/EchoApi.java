package dev.framegate.kit.suite;

import dev.framegate.kit.journal.Mark;
import dev.framegate.kit.targets.Target;
import dev.framegate.kit.wire.Transcript;

/**
 * An API that echoes at the stage {@code test}, made for no scenario in particular.
 *
 * @param names all that its maker knows of it
 */
record EchoApi(ControlPlane maker, Names names, ApiUnderTest api) {
  static final String STAGE = "test";

  static EchoApi made(SuiteRun run) {
    return made(run, run.target(), new Transcript());
  }

  static EchoApi made(SuiteRun run, Target target, Transcript transcript) {
    Names names = new Names();
    ControlPlane maker =
        new ControlPlane(
            run,
            () -> target,
            transcript,
            names,
            called -> Misshapen.tell(called, "the echoing stage", "", run::misshapen));
    try {
      ApiUnderTest api = ApiUnderTest.create(maker, names, Mark.of(run.id()), ApiUnderTest.ACTION);
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
