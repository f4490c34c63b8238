package dev.framegate.cli;

import dev.framegate.kit.capabilities.CapabilityProbe;
import dev.framegate.kit.capabilities.ProbedDeclaration;
import dev.framegate.kit.targets.Capability;
import java.io.PrintWriter;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code framegate probe}. */
@Command(
    name = "probe",
    description =
        "Find out what a target offers, and print a declaration for it. What is created on the"
            + " target is removed again.",
    mixinStandardHelpOptions = true)
final class ProbeCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "TARGET",
      description =
          "a control plane (http://127.0.0.1:4566), a stage (wss://...), or a declaration with what"
              + " is known already (FILE.yaml)")
  private String target = "";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("picocli sets the spec before it calls");
    }
    PrintWriter progress = spec.commandLine().getErr();
    ProbedDeclaration found = CapabilityProbe.of(target, progress::println);
    spec.commandLine().getOut().print(found.text());
    spec.commandLine().getOut().flush();
    Set<Capability> offered = found.capabilities();
    return offered.contains(Capability.CONTROL_PLANE) || offered.contains(Capability.DATA_PLANE)
        ? 0
        : Framegate.UNREACHABLE;
  }
}
