package dev.framegate.faults;

import dev.framegate.gateway.internal.tls.TlsVersions;
import java.util.List;

/** Wrong about TLS. */
final class TlsFaults {
  static final List<Fault> ALL =
      List.of(
          Fault.named("tls-1.3-only", "turns clients away that know nothing newer than TLS 1.2")
              .breaks("does not go on in TLSv1.2", "URL-005")
              .replacing(
                  PolicyReplacement.instead(
                      TlsVersions.class, new TlsVersions(List.of("TLSv1.3")))));

  private TlsFaults() {}
}
