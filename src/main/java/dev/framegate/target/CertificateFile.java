package dev.framegate.target;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** Reads {@code certificate: FILE} of a declaration: the only one to trust over TLS. */
public final class CertificateFile {
  private CertificateFile() {}

  /**
   * @throws DeclarationException where the file is missing or is no certificate
   */
  public static Optional<X509Certificate> of(Declaration declaration) {
    return declaration.setting("certificate").map(file -> read(declaration, file));
  }

  private static X509Certificate read(Declaration declaration, String file) {
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    } catch (NoSuchFileException e) {
      throw complaint(declaration, file, "there is no such file");
    } catch (IOException | CertificateException e) {
      throw complaint(declaration, file, "expected a certificate in PEM; " + e.getMessage());
    }
  }

  private static DeclarationException complaint(Declaration declaration, String file, String what) {
    return new DeclarationException(
        "Target '%s': 'certificate: %s': %s.".formatted(declaration.name(), file, what));
  }
}
