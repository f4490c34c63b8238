package dev.framegate.kit.report;

import dev.framegate.kit.rules.Rule;
import dev.framegate.kit.rules.RuleCatalogue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Which part of which whole a run was, so that merging can tell what belongs together.
 *
 * @param catalogue digest of the rules that were divided, such as {@code sha256:0b3f...}
 */
public record ShardIdentity(Shard shard, String catalogue) {
  /** The identity of a shard of this catalogue. */
  public static ShardIdentity of(Shard shard, RuleCatalogue catalogue) {
    return new ShardIdentity(shard, digest(catalogue));
  }

  /** Equal for catalogues whose rules mean the same, by what a report holds of each rule. */
  static String digest(RuleCatalogue catalogue) {
    MessageDigest digest = sha256();
    for (Rule rule : catalogue.rules()) {
      digest.update(
          "%s\t%s\t%s\t%s\t%s\t%d\n"
              .formatted(
                  rule.id(),
                  rule.statement(),
                  rule.requirement(),
                  rule.grade(),
                  rule.location(),
                  rule.scenarios())
              .getBytes(StandardCharsets.UTF_8));
    }
    return "sha256:" + HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
