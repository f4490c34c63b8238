package dev.framegate.kit.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.function.Supplier;
import org.apache.http.conn.HttpInetSocketAddress;
import org.apache.http.conn.scheme.LayeredSchemeSocketFactory;
import org.apache.http.conn.scheme.PlainSocketFactory;
import org.apache.http.conn.ssl.SSLSocketFactory;
import org.apache.http.params.HttpParams;
import org.jspecify.annotations.Nullable;

/**
 * Makes TLS sockets, and learns whom to believe no sooner than for the first of them. Each stands
 * on a plain one that is made before, so that closing it ends a handshake too.
 */
@SuppressWarnings("deprecation") // REST Assured's client takes nothing else
final class LazyTls implements LayeredSchemeSocketFactory {
  private final Supplier<ServerTrust> trust;

  LazyTls(Supplier<ServerTrust> trust) {
    this.trust = trust;
  }

  @Override
  public Socket createSocket(HttpParams params) throws IOException {
    return PlainSocketFactory.getSocketFactory().createSocket(params);
  }

  @Override
  public Socket connectSocket(
      Socket socket, InetSocketAddress remote, @Nullable InetSocketAddress local, HttpParams params)
      throws IOException {
    PlainSocketFactory.getSocketFactory().connectSocket(socket, remote, local, params);
    // The name of the URL: what it resolved to is not what the certificate is for.
    return createLayeredSocket(socket, host(remote), remote.getPort(), true);
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

  private static String host(InetSocketAddress remote) {
    return remote instanceof HttpInetSocketAddress named
        ? named.getHttpHost().getHostName()
        : remote.getHostName();
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
