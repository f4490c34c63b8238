package dev.framegate.gateway.settings;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@link ApiKeys} from YAML or JSON. */
final class ApiKeyFile {
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

  /** The lengths that the service accepts, of characters that a header can carry. */
  private static final Pattern VALUE = Pattern.compile("[!-~]{20,128}");

  private static final String FORM =
      "Expected names with keys of 20 to 128 visible characters, such as 'mobile:"
          + " 5f2c8a90b1de4477aa36'";

  private ApiKeyFile() {}

  static ApiKeys read(Path file) {
    Set<String> keys = new LinkedHashSet<>();
    for (Map.Entry<String, JsonNode> key : parse(file).properties()) {
      if (!VALUE.matcher(key.getValue().asText("")).matches()) {
        throw problem(file, "'%s' is no API key".formatted(key.getKey()));
      }
      keys.add(key.getValue().asText());
    }
    if (keys.isEmpty()) {
      throw problem(file, "it contains no key");
    }
    return ApiKeys.of(keys);
  }

  private static JsonNode parse(Path file) {
    try {
      return YAML.readTree(Files.readString(file));
    } catch (NoSuchFileException e) {
      throw problem(file, "there is no such file");
    } catch (JsonProcessingException e) {
      // Not the parser's own message, which quotes the line.
      throw problem(file, "line %d is not YAML".formatted(e.getLocation().getLineNr()));
    } catch (IOException e) {
      throw problem(file, "it cannot be read: " + e.getMessage());
    }
  }

  private static CredentialsException problem(Path file, String why) {
    return new CredentialsException("%s: %s. %s".formatted(file, why, FORM));
  }
}
