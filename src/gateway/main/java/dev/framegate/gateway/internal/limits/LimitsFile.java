package dev.framegate.gateway.internal.limits;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.framegate.gateway.internal.control.ResourceKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A file of limits, in YAML or JSON: one key a limit, and what is not there stays as it is at AWS.
 */
public final class LimitsFile {
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();
  private static final int MOST_BYTES = 1024 * 1024;
  private static final int MOST_URL_CHARACTERS = 8000;

  /** In the order in which complaints list them. */
  private static final Map<String, LimitKey> SETTINGS = settings();

  private LimitsFile() {}

  private static Map<String, LimitKey> settings() {
    Map<String, LimitKey> settings = new LinkedHashMap<>();
    settings.put("apis", LimitKey.most(ResourceKind.API));
    settings.put("routes", LimitKey.most(ResourceKind.ROUTE));
    settings.put("integrations", LimitKey.most(ResourceKind.INTEGRATION));
    settings.put("authorizers", LimitKey.most(ResourceKind.AUTHORIZER));
    settings.put("stages", LimitKey.most(ResourceKind.STAGE));
    settings.put("mappings", LimitKey.most(ResourceKind.API_MAPPING));
    settings.put("frameBytes", LimitKey.frameBytes(MOST_BYTES));
    settings.put("messageBytes", LimitKey.messageBytes(MOST_BYTES));
    settings.put("idle", LimitKey.idle());
    settings.put("duration", LimitKey.duration());
    settings.put("connectUrlCharacters", LimitKey.connectUrlCharacters(MOST_URL_CHARACTERS));
    settings.put("requestsPerSecond", LimitKey.requestsPerSecond());
    settings.put("requestsBurst", LimitKey.requestsBurst());
    settings.put("connectionsPerSecond", LimitKey.connectionsPerSecond());
    settings.put("controlPlaneRates", LimitKey.controlPlaneRates());
    settings.put("controlPlanePerSecond", LimitKey.controlPlanePerSecond());
    settings.put("controlPlaneBurst", LimitKey.controlPlaneBurst());
    settings.put("deploymentsPerSecond", LimitKey.deploymentsPerSecond());
    return Collections.unmodifiableMap(settings);
  }

  /**
   * @throws LimitsException where the file is missing, is no YAML, or says something unknown
   */
  public static Limits read(Path file) {
    JsonNode root = parse(file);
    if (root.isMissingNode() || root.isNull()) {
      return Limits.aws();
    }
    if (!root.isObject()) {
      throw complaint(file, "expected keys such as 'stages: 20'. " + known());
    }
    Limits limits = Limits.aws();
    for (Map.Entry<String, JsonNode> entry : root.properties()) {
      limits = put(file, limits, entry.getKey(), entry.getValue());
    }
    return limits;
  }

  private static Limits put(Path file, Limits limits, String key, JsonNode value) {
    LimitKey setting = SETTINGS.get(key);
    if (setting == null) {
      throw complaint(file, "there is no limit '%s'. %s".formatted(key, known()));
    }
    return setting
        .put()
        .apply(limits, value)
        .orElseThrow(
            () ->
                complaint(
                    file, "%s: expected %s, got %s".formatted(key, setting.expected(), value)));
  }

  private static JsonNode parse(Path file) {
    try {
      return YAML.readTree(Files.readString(file));
    } catch (NoSuchFileException e) {
      throw complaint(file, "there is no such file");
    } catch (JsonProcessingException e) {
      throw complaint(file, "cannot be read as YAML or JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw complaint(file, "cannot be read: " + e.getMessage());
    }
  }

  private static String known() {
    return "Known: " + String.join(", ", SETTINGS.keySet()) + ".";
  }

  private static LimitsException complaint(Path file, String what) {
    return new LimitsException(file + ": " + what);
  }
}
