package dev.framegate.cli;

import dev.framegate.kit.capabilities.CapabilityProbe;
import dev.framegate.kit.capabilities.ProbedDeclaration;
import dev.framegate.kit.targets.Capability;
import java.io.PrintWriter;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code framegate probe}. */
@Command(
    name = "probe",
    description =
        "Find out what a target offers, and print a declaration for it. What is created on the"
            + " target is removed again.",
    mixinStandardHelpOptions = true)
final class ProbeCommand extends Subcommand {
  @Parameters(
      paramLabel = "TARGET",
      description =
          "a control plane (http://127.0.0.1:4566), a stage (wss://...), or a declaration with what"
              + " is known already (FILE.yaml)")
  private String target = "";

  @Override
  public Integer call() {
    PrintWriter progress = commandLine().getErr();
    ProbedDeclaration found = CapabilityProbe.of(target, progress::println);
    out().print(found.text());
    out().flush();
    Set<Capability> offered = found.capabilities();
    return offered.contains(Capability.CONTROL_PLANE) || offered.contains(Capability.DATA_PLANE)
        ? 0
        : Framegate.UNREACHABLE;
  }
}
