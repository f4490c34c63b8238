package dev.framegate.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.gateway.settings.TlsException;
import dev.framegate.gateway.settings.TlsIdentity;
import dev.framegate.testing.SdkClients;
import dev.framegate.testing.SdkEchoApi;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLSocket;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;

/** The gateway over TLS, for clients that trust its certificate and check its names. */
final class TlsGatewayTest {
  private static final TlsIdentity GENERATED =
      TlsIdentity.generated(List.of("127.0.0.1", "localhost", "*.execute-api.us-east-1.localhost"));

  @TempDir private Path folder;

  @Test
  void everyAddressIsServedUnderItsOwnName() throws Exception {
    try (Gateway gateway = Gateway.builder().tls(GENERATED).start();
        ApiGatewayV2Client aws =
            SdkClients.controlPlane(gateway.address(), trusting(GENERATED).trustManager())) {
      SdkEchoApi api = SdkEchoApi.create(aws);
      api.deployTo("test");
      String endpoint = aws.getApi(b -> b.apiId(api.id())).apiEndpoint();

      assertThat(gateway.address()).hasScheme("https");
      assertThat(URI.create(endpoint)).hasScheme("wss");
      for (String address :
          List.of(
              endpoint + "/test",
              at(gateway, "127.0.0.1", api),
              at(gateway, "localhost", api),
              at(gateway, "gateway.test", api))) {
        try (OrdinarySocket socket = OrdinarySocket.open(trusting(GENERATED), address)) {
          socket.send(SdkEchoApi.message("echo", 30_000));

          assertThat(socket.next()).contains("hello");
        }
      }
    }
  }

  @Test
  void bothPortsLeadToTheSameStages() throws Exception {
    try (Gateway gateway = Gateway.builder().tlsBesides(GENERATED).start();
        ApiGatewayV2Client aws = SdkClients.controlPlane(gateway.address())) {
      SdkEchoApi api = SdkEchoApi.create(aws);
      api.deployTo("test");
      String secure = gateway.secureAddress().orElseThrow() + "/_aws/execute-api/" + api.id();

      try (OrdinarySocket socket = OrdinarySocket.open(trusting(GENERATED), secure + "/test")) {
        assertThat(gateway.connections()).isEqualTo(1);
        assertThat(OrdinarySocket.knock(gateway, api.id(), "test")).isEqualTo(101);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void eachPresentVersionIsSpoken(String version) throws Exception {
    try (Gateway gateway = Gateway.builder().tls(GENERATED).start();
        SSLSocket socket =
            (SSLSocket)
                trusting(GENERATED)
                    .sslSocketFactory()
                    .createSocket("127.0.0.1", gateway.address().getPort())) {
      socket.setEnabledProtocols(new String[] {version});
      socket.startHandshake();

      assertThat(socket.getSession().getProtocol()).isEqualTo(version);
    }
  }

  @Test
  void aGivenCertificateIsShown() throws Exception {
    HeldCertificate own = certificate("gateway.test");
    TlsIdentity identity =
        TlsIdentity.read(
            file("cert.pem", own.certificatePem()), file("key.pem", own.privateKeyPkcs8Pem()));

    try (Gateway gateway = Gateway.builder().tls(identity).start()) {
      URI health =
          URI.create("https://gateway.test:" + gateway.address().getPort() + "/_framegate/health");

      assertThat(identity.trusted()).isEqualTo(own.certificate());
      assertThat(OrdinarySocket.get(trusting(identity), health)).isEqualTo(200);
    }
  }

  @Test
  void aKeyOfAnotherCertificateIsRefused() throws Exception {
    Path certificate = file("cert.pem", certificate("a.test").certificatePem());
    Path key = file("key.pem", certificate("b.test").privateKeyPkcs8Pem());

    assertThatThrownBy(() -> TlsIdentity.read(certificate, key))
        .isInstanceOf(TlsException.class)
        .hasMessageContaining("key.pem is not the key of the first certificate in")
        .hasMessageContaining("cert.pem");
  }

  @Test
  void aKeyInAnotherFormIsRefusedWithTheWayToConvertIt() throws Exception {
    HeldCertificate own = new HeldCertificate.Builder().rsa2048().build();
    Path certificate = file("cert.pem", own.certificatePem());
    Path key = file("key.pem", own.privateKeyPkcs1Pem());

    assertThatThrownBy(() -> TlsIdentity.read(certificate, key))
        .isInstanceOf(TlsException.class)
        .hasMessageContaining("PKCS #8 and not encrypted")
        .hasMessageContaining("openssl pkcs8 -topk8 -nocrypt -in ");
  }

  private static String at(Gateway gateway, String host, SdkEchoApi api) {
    return "https://%s:%d/_aws/execute-api/%s/test"
        .formatted(host, gateway.address().getPort(), api.id());
  }

  private static HeldCertificate certificate(String name) {
    return new HeldCertificate.Builder().commonName(name).addSubjectAlternativeName(name).build();
  }

  private static HandshakeCertificates trusting(TlsIdentity identity) {
    X509Certificate certificate = identity.trusted();
    return new HandshakeCertificates.Builder().addTrustedCertificate(certificate).build();
  }

  private Path file(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text);
  }

  /** Such names are addresses, or look like ones; no certificate is made for them. */
  @ParameterizedTest
  @ValueSource(strings = {"999.999.999.999", "1.2.3.4.5", "1.2.3.4", "1.2", "0x7f.1", "7"})
  void aServerNameThatIsNoHostNameGetsTheStandardCertificate(String name) throws Exception {
    try (Gateway gateway = Gateway.builder().tls(GENERATED).start()) {
      javax.net.ssl.SSLContext context = javax.net.ssl.SSLContext.getInstance("TLS");
      context.init(
          null, new javax.net.ssl.TrustManager[] {trusting(GENERATED).trustManager()}, null);
      try (java.net.Socket tcp = new java.net.Socket("127.0.0.1", gateway.address().getPort());
          javax.net.ssl.SSLSocket tls =
              (javax.net.ssl.SSLSocket)
                  context.getSocketFactory().createSocket(tcp, "127.0.0.1", 1, true)) {
        tls.setSoTimeout(5_000);
        javax.net.ssl.SSLParameters parameters = tls.getSSLParameters();
        parameters.setServerNames(
            List.of(
                new javax.net.ssl.SNIServerName(
                    0, name.getBytes(java.nio.charset.StandardCharsets.US_ASCII)) {}));
        tls.setSSLParameters(parameters);
        tls.startHandshake();
        java.security.cert.X509Certificate shown =
            (java.security.cert.X509Certificate) tls.getSession().getPeerCertificates()[0];
        assertThat(shown.getSubjectAlternativeNames().toString()).contains("127.0.0.1");
      }
    }
  }
}
