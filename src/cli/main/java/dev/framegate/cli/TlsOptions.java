package dev.framegate.cli;

import dev.framegate.gateway.settings.TlsIdentity;
import dev.framegate.kit.io.InputFile;
import dev.framegate.kit.io.OutputFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options of {@code serve} for TLS. */
final class TlsOptions {
  private static final int MOST_BYTES = 1 << 16;
  private static final Path PRINTED = Path.of("-");

  @Option(
      names = "--tls",
      arity = "0..1",
      fallbackValue = "-",
      paramLabel = "PEM",
      description =
          "use TLS with certificates made for this process; the one that clients have to trust is"
              + " written to this file, or printed")
  private @Nullable Path generated;

  @Option(
      names = "--tls-cert",
      paramLabel = "PEM",
      description = "use TLS with this certificate and those that lead to its authority")
  private @Nullable Path certificate;

  @Option(
      names = "--tls-key",
      paramLabel = "PEM",
      description = "the certificate's private key: PKCS #8, not encrypted")
  private @Nullable Path key;

  /**
   * @param host that the gateway binds to
   * @return empty for connections without TLS
   */
  Optional<TlsIdentity> identity(CommandLine command, String host, String region) {
    if (generated == null && certificate == null && key == null) {
      return Optional.empty();
    }
    if (generated != null) {
      if (certificate != null || key != null) {
        throw new ParameterException(
            command, "--tls makes its own certificates: leave --tls-cert and --tls-key out");
      }
      TlsIdentity identity = TlsIdentity.generated(names(host, region));
      write(command, generated, identity);
      return Optional.of(identity);
    }
    if (certificate == null || key == null) {
      throw new ParameterException(
          command,
          "--tls-cert and --tls-key: expected both or neither, got only "
              + (key == null ? "--tls-cert" : "--tls-key"));
    }
    return Optional.of(TlsIdentity.read(certificate, key));
  }

  private static List<String> names(String host, String region) {
    Set<String> names = new LinkedHashSet<>();
    names.add("127.0.0.1");
    names.add("::1");
    names.add("localhost");
    names.add("*.localhost");
    names.add("*.execute-api." + region + ".localhost");
    if (!host.equals("0.0.0.0") && !host.equals("::")) {
      names.add(host);
    }
    return List.copyOf(names);
  }

  private static void write(CommandLine command, Path file, TlsIdentity identity) {
    if (file.equals(PRINTED)) {
      return;
    }
    try {
      if (OutputFile.exists(file) && !isCertificateLike(identity.trusted(), file)) {
        throw new ParameterException(
            command,
            "--tls: '%s' exists and is no certificate that framegate has made; give another name. A certificate of your own goes with --tls-cert and --tls-key."
                .formatted(file));
      }
      OutputFile.write(file, path -> Files.writeString(path, pem(identity.trusted())));
    } catch (IOException e) {
      throw new ParameterException(
          command, "--tls: the file %s cannot be written: %s".formatted(file, e.getMessage()));
    }
  }

  /** Whether a file holds one certificate and nothing else, of the same name as the new one. */
  private static boolean isCertificateLike(X509Certificate made, Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    byte[] content = InputFile.bytes(file, MOST_BYTES);
    try {
      Certificate there =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(content));
      return there instanceof X509Certificate before
          && before.getSubjectX500Principal().equals(made.getSubjectX500Principal())
          && pem(before).equals(new String(content, StandardCharsets.US_ASCII));
    } catch (CertificateException e) {
      return false;
    }
  }

  /** Prints which certificate clients have to trust, if it was made here. */
  void announce(TlsIdentity identity, PrintWriter out) {
    if (PRINTED.equals(generated)) {
      out.println("  clients have to trust this certificate:");
      out.print(pem(identity.trusted()));
    } else if (generated != null) {
      out.println("  clients have to trust the certificate in " + generated);
    }
    out.flush();
  }

  private static String pem(X509Certificate certificate) {
    try {
      Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
      return "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
          .formatted(lines.encodeToString(certificate.getEncoded()));
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("A certificate of this process has no encoding", e);
    }
  }
}
