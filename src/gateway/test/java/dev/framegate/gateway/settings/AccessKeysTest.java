package dev.framegate.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
          accounts: {}                                              | it contains no key
          just text                                                 | it contains no key
          accounts: {"12": {AKID: hush}}                            | the account 12 is not twelve digits
          accounts: {"111122223333": {AKID: ''}}                    | AKID is no key id with a secret
          accounts: {"111122223333": {AKID: {policy: {Statement: []}}}} | AKID is no key id with a secret
          accounts: {"111122223333": {AKID: {secret: hush, policies: []}}} | key AKID: expected secret and policy, but found policies
          accounts: {"111122223333": {AKID: {secret: hush, policy: all}}} | expected an object with Statement, but found "all"
          accounts: {"111122223333": {AKID: {secret: hush, policy: {Statement: {Effect: Perhaps}}}}} | Effect: expected Allow or Deny, but found "Perhaps"
          accounts: {"111122223333": {AKID: [hush]}}                | AKID is no key id with a secret
          accounts: {"111122223333": {K1D: hush}, "111122223334": {K1D: hush}} | the key K1D occurs twice
          accounts: {"111122223333": {AKID: hush                    | is not YAML
          """)
  void complainsWithoutTellingASecret(String yaml, String complaint) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(CredentialsException.class)
        .hasMessageContaining(complaint)
        .hasMessageContaining("Expected accounts and their keys")
        .hasMessageNotContaining("hush");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> AccessKeys.read(folder.resolve("none.yaml")))
        .isInstanceOf(CredentialsException.class)
        .hasMessageContaining("none.yaml cannot be read");
  }

  private AccessKeys read(String yaml) throws IOException {
    return AccessKeys.read(Files.writeString(folder.resolve("keys.yaml"), yaml));
  }

  private static void assertKey(AccessKey key, String account, String secret) {
    assertThat(key.account()).isEqualTo(account);
    assertThat(key.secret()).isEqualTo(secret);
  }
}
