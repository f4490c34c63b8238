package dev.framegate.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.gateway.settings.ApiKeys;
import dev.framegate.settings.SettingsException;
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
          {}                                  | : no API key; expected names with keys, such as 'mobile: 5f2c8a90b1de4477aa36'.
          hush-hush-hush-hush                 | , line 1: expected 'key: value' lines, but found text.
          mobile: hush                        | , line 1: the value must be an API key of 20 to 128 visible characters, such as 'mobile: 5f2c8a90b1de4477aa36'.
          mobile: [hush-hush-hush-hush-hush]  | , line 1: the value must be text, but is a list.
          {mobile: hush-hush-hush             | , line 1: not valid YAML: a quote or bracket that is not closed.
          """)
  void anErrorNamesTheLineAndNeverAKey(String yaml, String message) throws IOException {
    Path file = file(yaml);
    assertThatThrownBy(() -> ApiKeys.read(file))
        .isInstanceOf(SettingsException.class)
        .hasMessage(file + message)
        .hasMessageNotContaining("hush");
  }

  private Path file(String yaml) throws IOException {
    return Files.writeString(folder.resolve("keys.yaml"), yaml);
  }
}
