package dev.framegate.faults;

import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.internal.console.ConsoleContent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;

/** Faults of the console: its scripts do something else than the page shows. */
final class ConsoleFaults {
  static final List<Fault> ALL =
      List.of(
          Fault.named(
                  "console-ignores-stage",
                  "the console deploys to the first stage of its list, whichever is chosen")
              .breaks("stage \"test\" answers \"changed\"", "DEP-023")
              .replacing(
                  script(
                      "deploy.js",
                      "const name = stage === NEW ? stageName : stage;",
                      "const name = stage === NEW ? stageName : names[0];")),
          Fault.named(
                  "console-leaves-new-stage",
                  "the console makes a deployment, and not the stage whose name was entered")
              .breaks("stage test never came", "DEP-023 SEE-003")
              .replacing(
                  script(
                      "deploy.js",
                      "await createStage(apiId, name, deployment.deploymentId);",
                      "createStage;")));

  private ConsoleFaults() {}

  /** Replaces a line of a script. */
  private static UnaryOperator<Gateway.Builder> script(String file, String right, String wrong) {
    return PolicyReplacement.part(
        ConsoleContent.class,
        content ->
            name ->
                name.equals(file)
                    ? replaced(file, content.of(file), right, wrong)
                    : content.of(name));
  }

  private static byte[] replaced(String file, byte[] content, String right, String wrong) {
    String script = new String(content, StandardCharsets.UTF_8);
    if (!script.contains(right)) {
      throw new IllegalStateException("The console's " + file + " has no line " + right);
    }
    return script.replace(right, wrong).getBytes(StandardCharsets.UTF_8);
  }
}
