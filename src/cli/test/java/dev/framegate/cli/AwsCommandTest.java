package dev.framegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.settings.AccessKey;
import dev.framegate.gateway.settings.AccessKeys;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the command says of an account before a run, and in place of one. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
final class AwsCommandTest {
  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void haveAKey() {
    System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
    System.setProperty("aws.secretAccessKey", "not the secret");
  }

  @AfterAll
  static void loseTheKey() {
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  @Test
  void aWrongSecretIsOneLineAndIsNotTakenForAnAddressWithNobodyThere() throws IOException {
    try (Gateway gateway =
        Gateway.builder()
            .signedBy(
                AccessKeys.of(List.of(new AccessKey("111122223333", "AKIDEXAMPLE", "secret"))))
            .start()) {
      assertThat(run(gateway.address(), "")).isEqualTo(3);
    }
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("The target rejects the kit's calls: http://127.0.0.1:")
        .contains("answered GetApis with 403 InvalidSignatureException")
        .contains("Check the credentials")
        .doesNotContain("not the secret");
  }

  @Test
  void nobodyThereIsOneLineToo() throws IOException {
    assertThat(run(URI.create("http://127.0.0.1:1"), "")).isEqualTo(3);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("The target cannot be reached: http://127.0.0.1:1 (127.0.0.1:1): connection");
  }

  @Test
  void aDryRunSaysWhatARunMayCostAndSendsNothing() throws IOException {
    assertThat(run(URI.create("http://127.0.0.1:1"), "", "--dry-run", "--rule", "DEP-003"))
        .isZero();
    assertThat(out.toString())
        .containsPattern("\\d+ scenarios make at most \\d+ control-plane calls, \\d+ deployments")
        .contains("min at 9 calls a second and a deployment every 5.2 s. Calls that are refused")
        .contains("Nothing was sent.");
  }

  @Test
  void shardsShareTheRateOfTheAccount() throws IOException {
    URI nowhere = URI.create("http://127.0.0.1:1");
    assertThat(run(nowhere, "", "--dry-run", "--rule", "DEP-*", "--shard", "2/4")).isZero();
    assertThat(out.toString())
        .contains(
            "min at 2.25 calls a second and a deployment every 20.8 s, which is 1/4 of the account's rate, as 4 shards share it.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          capabilities: [control-plane, http-backend] | the capability 'http-backend' needs the key 'backend-url': a public address
          capabilities: [control-plane, lambda]       | the capability 'lambda' needs the key 'function-arn'
          capabilities: [control-plane, clock]        | the adapter 'aws' cannot serve the capability 'clock'. It can serve: control-plane, data-plane
          backend-url: http://here.example/path       | aws.yaml, line 4: 'backend-url' must be an address without a path
          backend-url: http://here.example            | 'backend-port' is missing. Example: 'backend-port: 8099'.
          pace: {calls-per-second: fast}              | 'pace.calls-per-second' must be a number from 0.001 to 1000000, but is 'fast'.
          pace: {calls: 5}                            | unknown key 'pace.calls'. Did you mean 'pace.calls-per-second'? Valid keys: name, adapter
          data-plane: "ws://127.0.0.1/{apiId}"        | 'data-plane' must be a ws:// or wss:// address with {apiId} and {stage}
          """)
  void aDeclarationThatCannotBeUsedSaysWhy(String line, String complaint) throws IOException {
    assertThat(run(URI.create("http://127.0.0.1:1"), line, "--dry-run")).isEqualTo(64);
    assertThat(err.toString()).contains(complaint);
  }

  private int run(URI control, String line, String... more) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("aws.yaml"),
            "adapter: aws\nregion: us-east-1\ncontrol-plane: %s\n%s\n".formatted(control, line));
    String[] args = new String[more.length + 5];
    System.arraycopy(
        new String[] {
          "run", "--target", file.toString(), "--report", folder.resolve("report").toString()
        },
        0,
        args,
        0,
        5);
    System.arraycopy(more, 0, args, 5, more.length);
    return Framegate.execute(new PrintWriter(out, true), new PrintWriter(err, true), args);
  }
}
