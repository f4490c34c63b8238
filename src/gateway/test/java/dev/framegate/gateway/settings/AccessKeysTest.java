package dev.framegate.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AccessKeysTest {
  @TempDir Path folder;

  @Test
  void readsAccountsAndKeys() throws IOException {
    AccessKeys keys =
        read(
            """
            accounts:
              "111122223333":
                AKIDONE: first/secret+
              "444455556666": {AKIDTWO: second, AKIDTHREE: third}
            """);
    assertThat(keys.find("AKIDONE"))
        .hasValueSatisfying(key -> assertKey(key, "111122223333", "first/secret+"));
    assertThat(keys.find("AKIDTHREE"))
        .hasValueSatisfying(key -> assertKey(key, "444455556666", "third"));
    assertThat(keys.find("AKIDFOUR")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          accounts: {}                                              | : no access key; expected 'accounts: {"111122223333": {AKIDEXAMPLE: the-secret}}'.
          hush hush                                                 | , line 1: expected 'key: value' lines, but found text.
          acounts: {hush: {}}                                       | , line 1: unknown key. Did you mean 'accounts'? Valid keys: accounts.
          accounts: [hush]                                          | , line 1: expected 'key: value' lines, but found a list.
          accounts: {"12": {AKID: hush}}                            | , line 1: an account must be twelve digits in quotes, such as {"111122223333": {AKIDEXAMPLE: the-secret}}.
          accounts: {"111122223333": {AKID: ''}}                    | , line 1: the value must be a secret.
          accounts: {"111122223333": {"hush/": AKID}}               | , line 1: a key id must be 3 to 128 letters, digits or underscores.
          accounts: {"111122223333": {AKID: {policy: {Statement: []}}}} | , line 1: 'secret' is missing. Example: 'secret: the-secret'.
          accounts: {"111122223333": {AKID: {secret: hush, policies: []}}} | , line 1: unknown key. Valid keys: secret, policy.
          accounts: {"111122223333": {AKID: {secret: hush, policy: all}}} | , line 1: the policy must be an IAM policy, such as {Statement: [{Effect: Allow, Action: 'execute-api:*', Resource: '*'}]}.
          accounts: {"111122223333": {AKID: {secret: hush, policy: {Statement: {Effect: Perhaps}}}}} | , line 1: the policy must be an IAM policy, such as {Statement: [{Effect: Allow, Action: 'execute-api:*', Resource: '*'}]}.
          accounts: {"111122223333": {AKID: {secret: hush, policy: {Statement: {Effect: Allow, Action: '*', Resource: '*', condition: {}}}}}} | , line 1: the policy must be an IAM policy, such as {Statement: [{Effect: Allow, Action: 'execute-api:*', Resource: '*'}]}.
          accounts: {"111122223333": {AKID: [hush]}}                | , line 1: the value must be text, but is a list.
          accounts: {"111122223333": {K1D: hush}, "111122223334": {K1D: hush}} | , line 1: this key belongs to another account already.
          accounts: {"111122223333": {K1D: hush, K1D: hush}}        | , line 1: the key is already set in line 1; remove one of the two.
          accounts: {"111122223333": {AKID: hush                    | , line 1: not valid YAML: a quote or bracket that is not closed.
          """)
  void anErrorNamesTheLineAndNeverASecret(String yaml, String message) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(SettingsException.class)
        .hasMessage(folder.resolve("keys.yaml") + message)
        .hasMessageNotContaining("hush");
  }

  private AccessKeys read(String yaml) throws IOException {
    return AccessKeys.read(Files.writeString(folder.resolve("keys.yaml"), yaml));
  }

  private static void assertKey(AccessKey key, String account, String secret) {
    assertThat(key.account()).isEqualTo(account);
    assertThat(key.secret()).isEqualTo(secret);
  }
}
