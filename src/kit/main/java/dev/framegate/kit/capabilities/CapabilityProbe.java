package dev.framegate.kit.capabilities;

import dev.framegate.kit.targets.Adapters;
import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.Declaration;
import dev.framegate.kit.targets.DeclaredAddresses;
import dev.framegate.kit.targets.TargetAccess;
import dev.framegate.kit.targets.TcpCheck;
import dev.framegate.settings.SettingsException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Finds out what a target offers. Whatever it creates is removed again. */
public final class CapabilityProbe {
  /** Capabilities that no call can show. */
  private static final Map<Capability, String> UNTRIED =
      Map.of(
          Capability.LAMBDA,
          "Not tried: the target would have to be configured with the kit's invoke endpoint.",
          Capability.AWS_SERVICES,
          "Not tried: the target would have to send its requests to AWS services to the kit.",
          Capability.AUTHORIZER,
          "Not tried: authorizers are functions.",
          Capability.CONSOLE,
          "Not tried: add it, with the key console, if it is a gateway of Framegate.",
          Capability.SLOW,
          "Not tried: add it if a run may wait for minutes.");

  private static final String EXAMPLE = "http://127.0.0.1:4566";

  private CapabilityProbe() {}

  /**
   * Tries every capability.
   *
   * @param word a control plane's {@code http(s)://}, a stage's {@code ws(s)://}, or the file of a
   *     declaration with the adapter {@code endpoint} or {@code edge}
   * @param progress receives a line for each result
   * @throws SettingsException where the file or the address cannot be used
   * @throws dev.framegate.kit.targets.TargetUnavailableException where no connection can be made
   */
  public static ProbedDeclaration of(String word, Consumer<String> progress) {
    Declaration asked = declaration(word);
    ProbeResults results = new ProbeResults(progress);
    TargetAccess access =
        TargetAccess.of(asked, asked.setting("region").orElse("us-east-1"), "none");
    try (UndeclaredTarget target = new UndeclaredTarget(access)) {
      switch (asked.adapter()) {
        case "endpoint" -> {
          TcpCheck.requireOpen(
              DeclaredAddresses.http(asked, "control-plane")
                  .orElseGet(() -> URI.create(asked.required("control-plane", EXAMPLE))));
          new ControlPlaneProbe(asked, target, results).search();
        }
        case "edge" -> {
          URI url = URI.create(asked.required("url", "wss://127.0.0.1:4566/test"));
          TcpCheck.requireOpen(url);
          new StageUrlProbe(url, target, results).search();
        }
        default ->
            throw asked.error(
                "adapter",
                "a target of the adapter '%s' cannot be probed. Expected the http(s):// address of a control plane, the ws(s):// address of a stage, or a declaration with the adapter 'endpoint' or 'edge'."
                    .formatted(asked.adapter()));
      }
    }
    Arrays.stream(Capability.values())
        .filter(capability -> results.finding(capability).isEmpty())
        .forEach(
            capability ->
                results.missing(capability, UNTRIED.getOrDefault(capability, "Not tried.")));
    return new ProbedDeclaration(asked, results);
  }

  private static Declaration declaration(String word) {
    if (word.startsWith("http://") || word.startsWith("https://")) {
      String host = URI.create(word).getHost();
      return new Declaration(
          host == null ? "endpoint" : host,
          "endpoint",
          Map.of("control-plane", word),
          Set.of(),
          List.of());
    }
    return Adapters.declaration(word);
  }
}
