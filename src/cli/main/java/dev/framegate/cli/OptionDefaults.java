package dev.framegate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.framegate.kit.targets.DeclarationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Where an option that is not given comes from: the environment ({@code FRAMEGATE_LEVEL}), then
 * {@code framegate.yaml} in the working folder ({@code level: observed}), then its default.
 */
final class OptionDefaults implements IDefaultValueProvider {
  private static final Path FILE = Path.of("framegate.yaml");

  private final Optional<JsonNode> file = read();

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option) || option.usageHelp() || option.versionHelp()) {
      return null;
    }
    String name = option.longestName().replaceFirst("^--", "");
    String variable = "FRAMEGATE_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
    return Optional.ofNullable(System.getenv(variable))
        .or(() -> file.map(f -> f.path(name)).filter(JsonNode::isValueNode).map(JsonNode::asText))
        .orElse(null);
  }

  private static Optional<JsonNode> read() {
    if (!Files.isRegularFile(FILE)) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(new YAMLMapper().readTree(Files.readString(FILE)));
    } catch (IOException e) {
      throw new DeclarationException(FILE + " cannot be read: " + e.getMessage());
    }
  }
}
