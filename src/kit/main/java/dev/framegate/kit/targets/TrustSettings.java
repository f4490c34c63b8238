package dev.framegate.kit.targets;

import dev.framegate.kit.wire.ServerTrust;
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
 * Which servers a run believes over TLS, as a declaration says under {@code trust}: a file of
 * certificates in PEM, or {@code insecure}; what this Java believes where it says nothing.
 *
 * @param servers read at the first use of TLS
 * @param note a sentence for whoever reads the results, where they rest on less than usual
 */
public record TrustSettings(Supplier<ServerTrust> servers, Optional<String> note) {
  public static final String KEY = "trust";

  /** What this Java believes. */
  public static TrustSettings standard() {
    return new TrustSettings(ServerTrust::standard, Optional.empty());
  }

  /** This certificate and what it has signed. */
  public static TrustSettings only(X509Certificate certificate) {
    return new TrustSettings(() -> ServerTrust.only(certificate), Optional.empty());
  }

  /**
   * @throws DeclarationException where the file cannot be read or holds no certificate
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
      throw complaint(declaration, file, "there is no such file");
    } catch (IOException | CertificateException e) {
      throw complaint(declaration, file, "it cannot be read: " + e.getMessage());
    }
    if (certificates.isEmpty()) {
      throw complaint(declaration, file, "it holds no certificate");
    }
    ServerTrust trust = ServerTrust.only(certificates.toArray(X509Certificate[]::new));
    return new TrustSettings(() -> trust, Optional.empty());
  }

  private static DeclarationException complaint(Declaration declaration, Path file, String why) {
    return new DeclarationException(
        "Target '%s': 'trust: %s': %s. Expected a PEM file, or 'insecure' to check nothing."
            .formatted(declaration.name(), file, why));
  }
}
