package dev.framegate.gateway.internal.access;

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

/** API keys in a file of YAML or JSON: names of keys, each with its value. */
public final class ApiKeyFile {
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

  /** The service takes no shorter ones, and none that a header could not carry. */
  private static final Pattern VALUE = Pattern.compile("[!-~]{20,128}");

  private static final String FORM =
      "Expected names with keys of 20 to 128 visible characters, such as 'mobile:"
          + " 5f2c8a90b1de4477aa36'";

  /** The file cannot be used. The message says what was expected, never a key. */
  public static final class ApiKeyFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ApiKeyFileException(Path file, String why) {
      super("%s: %s. %s".formatted(file, why, FORM));
    }
  }

  private ApiKeyFile() {}

  /**
   * @throws ApiKeyFileException if the file is missing, is no YAML, or names no key
   */
  public static ApiKeys read(Path file) {
    Set<String> keys = new LinkedHashSet<>();
    for (Map.Entry<String, JsonNode> key : parse(file).properties()) {
      if (!VALUE.matcher(key.getValue().asText("")).matches()) {
        throw new ApiKeyFileException(file, "'%s' is no API key".formatted(key.getKey()));
      }
      keys.add(key.getValue().asText());
    }
    if (keys.isEmpty()) {
      throw new ApiKeyFileException(file, "it names no key");
    }
    return ApiKeys.of(keys);
  }

  private static JsonNode parse(Path file) {
    try {
      return YAML.readTree(Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new ApiKeyFileException(file, "there is no such file");
    } catch (JsonProcessingException e) {
      // Not the parser's own message, which quotes the line.
      throw new ApiKeyFileException(
          file, "line %d is not YAML".formatted(e.getLocation().getLineNr()));
    } catch (IOException e) {
      throw new ApiKeyFileException(file, "it cannot be read: " + e.getMessage());
    }
  }
}
