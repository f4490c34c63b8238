package dev.framegate.kit.scenario;

import dev.framegate.kit.control.ControlPlaneAccess;
import dev.framegate.kit.control.ControlPlaneClient;
import dev.framegate.kit.journal.RunMarker;
import dev.framegate.kit.outcome.ResponseShapeViolation;
import dev.framegate.kit.targets.Target;
import dev.framegate.kit.values.NamedIds;
import dev.framegate.kit.wire.Transcript;
import java.util.function.Consumer;

/**
 * An API that echoes at the stage {@code test}, created for no scenario in particular.
 *
 * @param names all that its creator knows of it
 */
public record EchoApi(ControlPlaneClient control, NamedIds names, ApiUnderTest api) {
  public static final String STAGE = "test";

  static EchoApi create(
      ControlPlaneAccess access,
      Target target,
      Transcript transcript,
      Consumer<ResponseShapeViolation> violations) {
    NamedIds names = new NamedIds();
    ControlPlaneClient control =
        new ControlPlaneClient(
            access,
            target,
            transcript,
            names,
            call -> call.violations("the echoing stage", "").forEach(violations));
    try {
      ApiUnderTest api =
          ApiUnderTest.create(
              control, names, RunMarker.of(access.creations().run()), ApiUnderTest.ACTION);
      api.addRoute("echo", "hello");
      api.deployTo(STAGE);
      return new EchoApi(control, names, api);
    } catch (RuntimeException e) {
      control.removeAll();
      throw e;
    }
  }

  void remove() {
    control.removeAll();
  }
}
