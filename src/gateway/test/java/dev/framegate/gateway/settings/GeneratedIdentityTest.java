package dev.framegate.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in generated certificates, as Java's own reader sees it. */
final class GeneratedIdentityTest {
  private static final GeneratedIdentity IDENTITY =
      GeneratedIdentity.of(List.of("127.0.0.1", "::1", "localhost", "*.api.localhost"));

  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;

  @Test
  void theAuthoritySignsServersAndNoOtherAuthorities() {
    X509Certificate authority = IDENTITY.trusted();

    assertThat(authority.getBasicConstraints()).isZero();
    assertThat(authority.getKeyUsage())
        .containsExactly(false, false, false, false, false, true, true, false, false);
    assertThat(authority.getCriticalExtensionOIDs()).contains("2.5.29.15", "2.5.29.19");
  }

  @Test
  void aServerCertificateHasAllConfiguredNames() throws Exception {
    assertThat(IDENTITY.own().certificate().getSubjectAlternativeNames())
        .containsExactlyInAnyOrder(
            List.of(IP_ADDRESS, "127.0.0.1"),
            List.of(IP_ADDRESS, "0:0:0:0:0:0:0:1"),
            List.of(DNS_NAME, "localhost"),
            List.of(DNS_NAME, "*.api.localhost"));
  }

  @Test
  void aServerCertificateServesTheUsesOfTls() throws Exception {
    X509Certificate server = IDENTITY.own().certificate();

    assertThat(server.getBasicConstraints()).isEqualTo(-1);
    assertThat(server.getKeyUsage())
        .containsExactly(true, false, false, false, false, false, false, false, false);
    assertThat(server.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    assertThat(server.getNotBefore()).isBefore(new Date());
    assertThat(server.getNotAfter().toInstant())
        .isBetween(
            Instant.now().plus(Duration.ofDays(364)), Instant.now().plus(Duration.ofDays(366)));
  }

  @Test
  void theChainIsValid() throws Exception {
    PKIXParameters parameters =
        new PKIXParameters(Set.of(new TrustAnchor(IDENTITY.trusted(), null)));
    parameters.setRevocationEnabled(false);
    var path =
        CertificateFactory.getInstance("X.509")
            .generateCertPath(List.of(IDENTITY.own().certificate()));

    assertThatCode(() -> CertPathValidator.getInstance("PKIX").validate(path, parameters))
        .doesNotThrowAnyException();
  }

  @Test
  void eachCertificateHasASerialNumberOfItsOwn() {
    assertThat(IDENTITY.own().certificate().getSerialNumber())
        .isPositive()
        .isNotEqualTo(IDENTITY.trusted().getSerialNumber());
  }

  /** Looks like an address and is none: nothing is looked up, and nothing takes time. */
  @ParameterizedTest
  @ValueSource(strings = {"999.999.999.999", "1.2.3.4.5", "0", "256.0.0.1"})
  void aNameOfDigitsIsAName(String name) throws Exception {
    assertThat(IDENTITY.authority().issue("Framegate", List.of(name)).certificate())
        .satisfies(
            certificate ->
                assertThat(certificate.getSubjectAlternativeNames())
                    .containsExactly(List.of(DNS_NAME, name)));
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, true",
    "a.api.localhost, true",
    "a.b.api.localhost, false",
    "gateway.test, false",
    "a_b.test, false",
    "'', true",
    "a..b, true",
    "-a.test, true",
    "a b.test, true",
    "m\u00fcnchen.test, true",
    "*.test, true"
  })
  void whatIsNoHostNameGetsTheDefaultCertificate(String name, boolean covered) {
    assertThat(IDENTITY.covers(name)).isEqualTo(covered);
  }

  @Test
  void aHostNameHasAtMost253Characters() {
    String longest = "a.".repeat(126) + "b";

    assertThat(IDENTITY.covers(longest)).isFalse();
    assertThat(IDENTITY.covers("a" + longest)).isTrue();
    assertThat(IDENTITY.covers("a".repeat(63) + ".test")).isFalse();
    assertThat(IDENTITY.covers("a".repeat(64) + ".test")).isTrue();
  }
}
