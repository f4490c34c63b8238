package dev.framegate.faults;

import dev.framegate.gateway.internal.tls.TlsVersions;
import java.util.List;

/** Faults of TLS. */
final class TlsFaults {
  static final List<Fault> ALL =
      List.of(
          Fault.named("tls-1.3-only", "rejects clients that support TLS 1.2 at most")
              .breaks("does not go on in TLSv1.2", "URL-005")
              .replacing(
                  PolicyReplacement.instead(
                      TlsVersions.class, new TlsVersions(List.of("TLSv1.3")))));

  private TlsFaults() {}
}
