package dev.framegate.cli;

import dev.framegate.kit.cassette.CassetteLabel;
import dev.framegate.kit.rules.RuleCatalogue;
import dev.framegate.kit.run.RunSettings;
import dev.framegate.kit.targets.Declaration;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code framegate replay}: {@code run} against a cassette. */
@Command(
    name = "replay",
    description = {
      "Judge the rules from a cassette, without a network.",
      "Rules and patience are those of the recording, unless options set others."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ReplayCommand extends RunCommand {
  @Parameters(paramLabel = "FILE", description = "a cassette that 'framegate record' wrote")
  private @Nullable Path cassette;

  @Override
  Declaration own() {
    return label().declaration();
  }

  @Override
  RunSettings settings(RuleCatalogue catalogue) {
    if (given("--target")) {
      throw wrong("--target: not for a replay, whose target is the cassette.");
    }
    requireWhole("a replay takes what its cassette holds");
    CassetteLabel label = label();
    RunSettings asked = super.settings(catalogue);
    Optional<String> tags = asked.filtered() ? asked.tags() : label.tags();
    return new RunSettings(
            tags,
            asked.rules(),
            asked.level(),
            given("--patience") ? asked.patience() : label.patience(),
            asked.threads(),
            report(tags.isPresent() || asked.rules().isPresent()),
            asked.repeat())
        .judgedBy(asked.requirements());
  }

  private boolean given(String option) {
    return commandLine().getParseResult().hasMatchedOption(option);
  }

  private CassetteLabel label() {
    return CassetteLabel.of(
        Optional.ofNullable(cassette)
            .orElseThrow(() -> new IllegalStateException("picocli asks for it")));
  }
}
