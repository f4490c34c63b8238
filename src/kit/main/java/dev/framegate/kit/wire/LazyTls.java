package dev.framegate.kit.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.function.Supplier;
import org.apache.http.conn.scheme.LayeredSchemeSocketFactory;
import org.apache.http.conn.ssl.SSLSocketFactory;
import org.apache.http.params.HttpParams;
import org.jspecify.annotations.Nullable;

/** Makes TLS sockets, and learns whom to believe no sooner than for the first of them. */
@SuppressWarnings("deprecation") // REST Assured's client takes nothing else
final class LazyTls implements LayeredSchemeSocketFactory {
  private final Supplier<ServerTrust> trust;

  LazyTls(Supplier<ServerTrust> trust) {
    this.trust = trust;
  }

  @Override
  public Socket createSocket(HttpParams params) throws IOException {
    return factory().createSocket(params);
  }

  @Override
  public Socket connectSocket(
      Socket socket, InetSocketAddress remote, @Nullable InetSocketAddress local, HttpParams params)
      throws IOException {
    return factory().connectSocket(socket, remote, local, params);
  }

  @Override
  public boolean isSecure(Socket socket) {
    return true;
  }

  @Override
  public Socket createLayeredSocket(Socket socket, String target, int port, boolean autoClose)
      throws IOException {
    return factory().createLayeredSocket(socket, target, port, autoClose);
  }

  private SSLSocketFactory factory() {
    ServerTrust believed = trust.get();
    return new SSLSocketFactory(
        believed.context(),
        believed.checksNames()
            ? SSLSocketFactory.STRICT_HOSTNAME_VERIFIER
            : SSLSocketFactory.ALLOW_ALL_HOSTNAME_VERIFIER);
  }
}
