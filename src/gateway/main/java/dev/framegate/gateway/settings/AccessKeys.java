package dev.framegate.gateway.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The access keys that signatures are verified with. */
public final class AccessKeys {
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_]{3,128}");
  private static final String FORM =
      """
      Expected accounts and their keys:
        accounts:
          "111122223333":
            AKIDEXAMPLE: the-secret
            AKIDLIMITED: {secret: another, policy: {Statement: [...]}}""";
  private static final Set<String> MEMBERS = Set.of("secret", "policy");

  private final Map<String, AccessKey> byId;

  private AccessKeys(Map<String, AccessKey> byId) {
    this.byId = Map.copyOf(byId);
  }

  public static AccessKeys of(List<AccessKey> keys) {
    Map<String, AccessKey> byId = new HashMap<>();
    keys.forEach(key -> byId.put(key.id(), key));
    return new AccessKeys(byId);
  }

  /**
   * Reads a YAML file: {@code accounts}, then an account's number, then key ids with their secrets,
   * or with {@code secret} and an IAM {@code policy}.
   *
   * @throws CredentialsException if it cannot be read, or is of another form
   */
  public static AccessKeys read(Path file) {
    JsonNode root;
    try {
      root = new YAMLMapper().readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      // Not the parser's own message, which quotes the line.
      throw bad(file, "line %d is not YAML".formatted(e.getLocation().getLineNr()));
    } catch (IOException e) {
      throw new CredentialsException("The credentials %s cannot be read: %s".formatted(file, e));
    }
    Map<String, AccessKey> byId = new HashMap<>();
    for (Map.Entry<String, JsonNode> account : root.path("accounts").properties()) {
      if (!ACCOUNT.matcher(account.getKey()).matches()) {
        throw bad(
            file, "the account %s is not twelve digits in quotes".formatted(account.getKey()));
      }
      for (Map.Entry<String, JsonNode> key : account.getValue().properties()) {
        add(byId, file, account.getKey(), key);
      }
    }
    if (byId.isEmpty()) {
      throw bad(file, "it contains no key");
    }
    return new AccessKeys(byId);
  }

  private static void add(
      Map<String, AccessKey> byId, Path file, String account, Map.Entry<String, JsonNode> key) {
    String id = key.getKey();
    JsonNode value = key.getValue();
    JsonNode secret = value.isObject() ? value.path("secret") : value;
    if (!ID.matcher(id).matches() || !secret.isValueNode() || secret.asText().isEmpty()) {
      throw bad(file, "account %s: %s is no key id with a secret".formatted(account, id));
    }
    AccessKey found = key(file, new AccessKey(account, id, secret.asText()), value);
    if (byId.put(id, found) != null) {
      throw bad(file, "the key %s occurs twice".formatted(id));
    }
  }

  private static AccessKey key(Path file, AccessKey key, JsonNode value) {
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      if (!MEMBERS.contains(member.getKey())) {
        throw bad(
            file,
            "key %s: expected secret and policy, but found %s"
                .formatted(key.id(), member.getKey()));
      }
    }
    try {
      return value.has("policy") ? key.withPolicy(value.path("policy")) : key;
    } catch (CredentialsException e) {
      throw bad(file, String.valueOf(e.getMessage()));
    }
  }

  private static CredentialsException bad(Path file, String why) {
    return new CredentialsException("The credentials %s: %s. %s".formatted(file, why, FORM));
  }

  /** The key with an id. */
  public Optional<AccessKey> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }
}
