package dev.framegate.gateway.settings;

import io.netty.handler.ssl.SslContextBuilder;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * One key of a server and its certificates. A key manager made of a key store encrypts the key and
 * decrypts it again, with 10,000 rounds of key derivation each time, which would take most of a
 * gateway's start.
 */
final class SingleKeyManager extends X509ExtendedKeyManager {
  private static final String ALIAS = "key";

  private final PrivateKey key;
  private final X509Certificate[] chain;

  private SingleKeyManager(PrivateKey key, List<X509Certificate> chain) {
    this.key = key;
    this.chain = chain.toArray(X509Certificate[]::new);
  }

  /**
   * A server with this key.
   *
   * @param chain the certificate of the key first
   */
  static SslContextBuilder server(PrivateKey key, List<X509Certificate> chain) {
    return SslContextBuilder.forServer(new SingleKeyManager(key, chain));
  }

  /** The alias where the key is of this type, such as {@code EC} or {@code RSA}. */
  private @Nullable String alias(String type) {
    return key.getAlgorithm().equals(type) ? ALIAS : null;
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String type, Principal @Nullable [] issuers, SSLEngine engine) {
    return alias(type);
  }

  @Override
  public @Nullable String chooseServerAlias(
      String type, Principal @Nullable [] issuers, Socket socket) {
    return alias(type);
  }

  @Override
  public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
    String alias = alias(type);
    return alias == null ? null : new String[] {alias};
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    return alias.equals(ALIAS) ? chain.clone() : null;
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    return alias.equals(ALIAS) ? key : null;
  }

  /** A server has no alias for clients. */
  @Override
  public @Nullable String chooseClientAlias(
      String[] types, Principal @Nullable [] issuers, Socket socket) {
    return null;
  }

  @Override
  public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
    return null;
  }
}
