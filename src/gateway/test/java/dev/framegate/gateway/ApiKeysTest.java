package dev.framegate.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.gateway.settings.ApiKeys;
import dev.framegate.gateway.settings.CredentialsException;
import dev.framegate.testing.SdkClients;
import dev.framegate.testing.SdkEchoApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;

/** API keys from a file, and clients that bring them (CON-035). */
final class ApiKeysTest {
  private static final String KEY = "5f2c8a90b1de4477aa36";
  private static final String OTHER = "0000000000aaaaaaaaaa";

  @TempDir Path folder;

  @Test
  void aKeyOfTheFileOpensAConnectThatDemandsOne() throws Exception {
    Path file = file("mobile: " + KEY + "\nweb: '" + OTHER + "'");
    try (Gateway gateway = Gateway.builder().apiKeys(ApiKeys.read(file)).start();
        ApiGatewayV2Client aws = SdkClients.controlPlane(gateway.address())) {
      SdkEchoApi api = SdkEchoApi.create(aws);
      aws.createRoute(b -> b.apiId(api.id()).routeKey("$connect").apiKeyRequired(true));
      api.deployTo("test");
      String url = gateway.address() + "/_aws/execute-api/" + api.id() + "/test";

      assertThat(OrdinarySocket.knock(url)).isEqualTo(403);
      assertThat(knock(url, KEY.toUpperCase(java.util.Locale.ROOT))).isEqualTo(403);
      assertThat(knock(url, KEY)).isEqualTo(101);
      assertThat(knock(url, OTHER)).isEqualTo(101);
    }
  }

  private static int knock(String url, String key) throws Exception {
    return OrdinarySocket.knock(new Request.Builder().url(url).header("x-api-key", key).build());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                  | it contains no key
          hush-hush-hush-hush                 | it contains no key
          mobile: hush                        | 'mobile' is no API key
          mobile: [hush-hush-hush-hush-hush]  | 'mobile' is no API key
          {mobile: hush-hush-hush             | line 1 is not YAML
          """)
  void complainsWithoutTellingAKey(String yaml, String complaint) throws IOException {
    Path file = file(yaml);
    assertThatThrownBy(() -> ApiKeys.read(file))
        .isInstanceOf(CredentialsException.class)
        .hasMessageContaining(complaint)
        .hasMessageContaining("Expected names with keys of 20 to 128 visible characters")
        .hasMessageNotContaining("hush");
  }

  private Path file(String yaml) throws IOException {
    return Files.writeString(folder.resolve("keys.yaml"), yaml);
  }
}
