package dev.framegate.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.List;
import javax.net.SocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.Dns;
import org.apache.http.conn.DnsResolver;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;

/** Clients for which every name leads to this machine, as a hosts file makes it. */
final class Loopback {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private static final DnsResolver RESOLVER = host -> new InetAddress[] {HERE};

  private Loopback() {}

  /** The names of OkHttp's clients. */
  static Dns names() {
    return host -> List.of(HERE);
  }

  /** A client of AWS's SDK. */
  static SdkHttpClient http() {
    return ApacheHttpClient.builder().dnsResolver(RESOLVER).build();
  }

  /** A client of AWS's SDK that trusts one authority and checks the names of servers. */
  static SdkHttpClient https(X509TrustManager trusted) {
    return ApacheHttpClient.builder()
        .dnsResolver(RESOLVER)
        .tlsTrustManagersProvider(() -> new TrustManager[] {trusted})
        .build();
  }

  /**
   * Sockets that lead to a port, whatever port is asked for, as if the server had the usual one.
   */
  static SocketFactory sockets(int port) {
    return new SocketFactory() {
      @Override
      public Socket createSocket() {
        return new Socket() {
          @Override
          public void connect(SocketAddress endpoint, int timeout) throws IOException {
            super.connect(new InetSocketAddress(HERE, port), timeout);
          }
        };
      }

      @Override
      public Socket createSocket(String host, int other) throws IOException {
        return new Socket(HERE, port);
      }

      @Override
      public Socket createSocket(String host, int other, InetAddress local, int localPort)
          throws IOException {
        return new Socket(HERE, port, local, localPort);
      }

      @Override
      public Socket createSocket(InetAddress host, int other) throws IOException {
        return new Socket(HERE, port);
      }

      @Override
      public Socket createSocket(InetAddress host, int other, InetAddress local, int localPort)
          throws IOException {
        return new Socket(HERE, port, local, localPort);
      }
    };
  }
}
