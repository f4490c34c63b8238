package dev.framegate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.gateway.settings.TlsIdentity;
import dev.framegate.testing.SdkClients;
import dev.framegate.testing.SdkEchoApi;
import java.net.URI;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;

/** The names that AWS gives its endpoints, for clients whose hosts file leads them here. */
final class AmazonNamesTest {
  private static final TlsIdentity IDENTITY = TlsIdentity.generated(List.of("127.0.0.1"));
  private static final HandshakeCertificates TRUSTED =
      new HandshakeCertificates.Builder().addTrustedCertificate(IDENTITY.trusted()).build();

  private static final Region REGION = Region.EU_CENTRAL_1;

  @Test
  void anUnchangedClientAndItsBackendMeetOverTls() throws Exception {
    try (Gateway gateway = Gateway.builder().tls(IDENTITY).start();
        SdkHttpClient https = Loopback.https(TRUSTED.trustManager());
        ApiGatewayV2Client aws =
            SdkClients.controlPlane(
                at("https://apigateway.eu-central-1.amazonaws.com", gateway), REGION, https)) {
      SdkEchoApi api = SdkEchoApi.create(aws);
      api.deployTo("test");
      String name = api.id() + ".execute-api.eu-central-1.amazonaws.com";

      try (OrdinarySocket socket = OrdinarySocket.open(client(gateway), "wss://" + name + "/test");
          ApiGatewayManagementApiClient callbacks =
              SdkClients.callbacks(at("https://" + name, gateway, "/test"), REGION, https)) {
        socket.send("{\"action\":\"echo\"}");
        String id = socket.next().replaceFirst(".*\"connectionId\":\"([^\"]+)\".*", "$1");
        callbacks.postToConnection(
            b -> b.connectionId(id).data(SdkBytes.fromUtf8String("from the backend")));

        assertThat(socket.next()).isEqualTo("from the backend");
        assertThat(callbacks.getConnection(b -> b.connectionId(id)).connectedAt()).isNotNull();
        callbacks.deleteConnection(b -> b.connectionId(id));
        assertThat(socket.closeCode()).isEqualTo(1000);
      }
    }
  }

  @Test
  void theHostHeaderAloneLeadsToTheStage() throws Exception {
    try (Gateway gateway = Gateway.builder().start();
        SdkHttpClient http = Loopback.http();
        ApiGatewayV2Client aws =
            SdkClients.controlPlane(
                at("http://apigateway.eu-central-1.amazonaws.com", gateway), REGION, http)) {
      SdkEchoApi api = SdkEchoApi.create(aws);
      api.deployTo("test");
      String name = api.id() + ".execute-api.eu-central-1.amazonaws.com";

      try (OrdinarySocket socket = OrdinarySocket.open(client(gateway), "ws://" + name + "/test");
          ApiGatewayManagementApiClient callbacks =
              SdkClients.callbacks(at("http://" + name, gateway, "/test"), REGION, http)) {
        socket.send("{\"action\":\"echo\"}");
        String id = socket.next().replaceFirst(".*\"connectionId\":\"([^\"]+)\".*", "$1");
        callbacks.postToConnection(
            b -> b.connectionId(id).data(SdkBytes.fromUtf8String("from the backend")));

        assertThat(socket.next()).isEqualTo("from the backend");
      }
    }
  }

  /** OkHttp with the address of AWS, without a port: its sockets lead to that of the gateway. */
  private static OkHttpClient client(Gateway gateway) {
    return new OkHttpClient.Builder()
        .dns(Loopback.names())
        .socketFactory(Loopback.sockets(gateway.address().getPort()))
        .sslSocketFactory(TRUSTED.sslSocketFactory(), TRUSTED.trustManager())
        .build();
  }

  private static URI at(String name, Gateway gateway) {
    return at(name, gateway, "");
  }

  private static URI at(String name, Gateway gateway, String path) {
    return URI.create(name + ":" + gateway.address().getPort() + path);
  }
}
