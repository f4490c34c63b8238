package dev.framegate.kit.targets;

import dev.framegate.kit.wire.ServerTrust;
import dev.framegate.settings.SettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The certificates that a run trusts, as the key {@code trust} of a declaration names them: a PEM
 * file, or {@code insecure} for any; without the key, those that this Java trusts.
 *
 * @param servers read at the first use of TLS
 * @param note a sentence for the report, where certificates are not checked
 */
public record TrustSettings(Supplier<ServerTrust> servers, Optional<String> note) {
  public static final String KEY = "trust";

  /** The certificates that this Java trusts. */
  public static TrustSettings standard() {
    return new TrustSettings(ServerTrust::standard, Optional.empty());
  }

  /** This certificate, and those that it signed. */
  public static TrustSettings only(X509Certificate certificate) {
    return new TrustSettings(() -> ServerTrust.only(certificate), Optional.empty());
  }

  /**
   * @throws SettingsException where the file cannot be read or holds no certificate
   */
  public static TrustSettings of(Declaration declaration) {
    return declaration
        .setting(KEY)
        .map(
            word ->
                word.equals("insecure")
                    ? new TrustSettings(
                        ServerTrust::everyone,
                        Optional.of("'trust: insecure': no certificate of the target was checked."))
                    : pinned(declaration, Path.of(word)))
        .orElseGet(TrustSettings::standard);
  }

  private static TrustSettings pinned(Declaration declaration, Path file) {
    List<X509Certificate> certificates;
    try (InputStream in = Files.newInputStream(file)) {
      certificates =
          CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
              .map(X509Certificate.class::cast)
              .toList();
    } catch (NoSuchFileException e) {
      throw error(declaration, file, "no such file");
    } catch (IOException | CertificateException e) {
      throw error(declaration, file, "cannot be read: " + e.getMessage());
    }
    if (certificates.isEmpty()) {
      throw error(declaration, file, "holds no certificate");
    }
    ServerTrust trust = ServerTrust.only(certificates.toArray(X509Certificate[]::new));
    return new TrustSettings(() -> trust, Optional.empty());
  }

  private static SettingsException error(Declaration declaration, Path file, String why) {
    return declaration.error(
        KEY,
        "'trust: %s': %s. Expected a PEM file, or 'insecure' to check nothing."
            .formatted(file, why));
  }
}
