package dev.framegate.gateway.settings;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.framegate.settings.Section;
import dev.framegate.settings.SettingsException;
import dev.framegate.settings.SettingsFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The access keys that signatures are verified with. */
public final class AccessKeys {
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_]{3,128}");
  private static final String EXAMPLE = "{\"111122223333\": {AKIDEXAMPLE: the-secret}}";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, AccessKey> byId;

  private final String firstAccount;

  private AccessKeys(Map<String, AccessKey> byId) {
    this.byId = Map.copyOf(byId);
    this.firstAccount = byId.values().iterator().next().account();
  }

  /**
   * @throws IllegalArgumentException if there is no key
   */
  public static AccessKeys of(List<AccessKey> keys) {
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("Expected at least one access key, got none.");
    }
    Map<String, AccessKey> byId = new LinkedHashMap<>();
    keys.forEach(key -> byId.put(key.id(), key));
    return new AccessKeys(byId);
  }

  /**
   * Reads a file: {@code accounts}, then an account's number, then key ids with their secrets, or
   * with {@code secret} and an IAM {@code policy}. No message holds a secret.
   *
   * @throws dev.framegate.settings.SettingsException where the file cannot be read, or does not
   *     have this form
   */
  public static AccessKeys read(Path file) {
    Section root = SettingsFile.readConfidential(file);
    root.requireKnown(List.of("accounts"));
    Section accounts = root.section("accounts");
    Map<String, AccessKey> byId = new LinkedHashMap<>();
    for (String account : accounts.keys()) {
      if (!ACCOUNT.matcher(account).matches()) {
        throw accounts.error(
            account, "an account must be twelve digits in quotes, such as %s.".formatted(EXAMPLE));
      }
      Section keys = accounts.section(account);
      for (String id : keys.keys()) {
        if (byId.put(id, key(account, id, keys)) != null) {
          throw keys.error(id, "this key belongs to another account already.");
        }
      }
    }
    if (byId.isEmpty()) {
      throw root.error("no access key; expected 'accounts: %s'.".formatted(EXAMPLE));
    }
    return new AccessKeys(byId);
  }

  /**
   * Reads a file that holds one key, as {@link #read} does.
   *
   * @throws dev.framegate.settings.SettingsException also where it holds several
   */
  public static AccessKey readOne(Path file) {
    Map<String, AccessKey> byId = read(file).byId;
    if (byId.size() != 1) {
      throw SettingsFile.readConfidential(file)
          .error("expected one access key, found %d.".formatted(byId.size()));
    }
    return byId.values().iterator().next();
  }

  private static AccessKey key(String account, String id, Section keys) {
    if (!ID.matcher(id).matches()) {
      throw keys.error(id, "a key id must be 3 to 128 letters, digits or underscores.");
    }
    if (!keys.hasSection(id)) {
      return new AccessKey(account, id, secret(keys, id));
    }
    Section section = keys.section(id);
    section.requireKnown(List.of("secret", "policy"));
    AccessKey key = new AccessKey(account, id, secret(section, "secret"));
    return section.has("policy") ? withPolicy(key, section) : key;
  }

  private static String secret(Section section, String key) {
    return section
        .text(key)
        .as("a secret", text -> Optional.of(text).filter(secret -> !secret.isEmpty()))
        .required("the-secret");
  }

  private static AccessKey withPolicy(AccessKey key, Section section) {
    try {
      return key.withPolicy(JSON.valueToTree(section.tree("policy")));
    } catch (SettingsException e) {
      // Its message quotes the file.
      throw section.error(
          "policy",
          "the policy must be an IAM policy, such as {Statement: [{Effect: Allow, Action: 'execute-api:*', Resource: '*'}]}.");
    }
  }

  /** The account of the first key. */
  public String firstAccount() {
    return firstAccount;
  }

  /** The key with an id. */
  public Optional<AccessKey> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }
}
