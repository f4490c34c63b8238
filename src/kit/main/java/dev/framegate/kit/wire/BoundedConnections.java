package dev.framegate.kit.wire;

import java.io.IOException;
import java.net.Socket;
import java.util.Locale;
import org.apache.http.HttpException;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.conn.ClientConnectionOperator;
import org.apache.http.conn.OperatedClientConnection;
import org.apache.http.conn.scheme.SchemeRegistry;
import org.apache.http.impl.conn.DefaultClientConnection;
import org.apache.http.impl.conn.DefaultClientConnectionOperator;
import org.apache.http.impl.conn.PoolingClientConnectionManager;
import org.apache.http.io.EofSensor;
import org.apache.http.io.HttpTransportMetrics;
import org.apache.http.io.SessionInputBuffer;
import org.apache.http.params.HttpParams;
import org.apache.http.util.CharArrayBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Connections that read at most {@link #MOST_BYTES} for one request: status line, interim answers,
 * headers, body and trailers together.
 */
@SuppressWarnings("deprecation") // REST Assured takes no newer connection pool
final class BoundedConnections extends PoolingClientConnectionManager {
  static final int MOST_BYTES = 4 << 20;

  private static final int MOST_CONNECTIONS = 200;

  BoundedConnections(SchemeRegistry schemes) {
    super(schemes, LoopbackNames::resolve);
    setMaxTotal(MOST_CONNECTIONS);
    setDefaultMaxPerRoute(MOST_CONNECTIONS);
  }

  @Override
  protected ClientConnectionOperator createConnectionOperator(SchemeRegistry schemes) {
    return new DefaultClientConnectionOperator(schemes, LoopbackNames::resolve) {
      @Override
      public OperatedClientConnection createConnection() {
        return new BoundedConnection();
      }
    };
  }

  private static final class BoundedConnection extends DefaultClientConnection {
    private @Nullable BoundedInput input;
    private volatile @Nullable Socket plain;

    @Override
    public void opening(Socket socket, HttpHost target) throws IOException {
      if (plain == null) {
        plain = socket;
      }
      super.opening(socket, target);
    }

    /** Not by TLS, which would wait for the one who reads. */
    @Override
    public void shutdown() throws IOException {
      Socket below = plain;
      if (below != null) {
        below.close();
      }
      super.shutdown();
    }

    @Override
    protected SessionInputBuffer createSessionInputBuffer(
        Socket socket, int bufferSize, HttpParams params) throws IOException {
      input = new BoundedInput(super.createSessionInputBuffer(socket, bufferSize, params));
      return input;
    }

    @Override
    public void sendRequestHeader(HttpRequest request) throws HttpException, IOException {
      if (input != null) {
        input.bytes = 0;
      }
      super.sendRequestHeader(request);
    }

    @Override
    public void receiveResponseEntity(HttpResponse response) throws HttpException, IOException {
      super.receiveResponseEntity(response);
      if (response.getEntity().getContentLength() > MOST_BYTES) {
        throw tooLong();
      }
    }
  }

  private static IOException tooLong() {
    return new IOException(
        String.format(Locale.ROOT, "the answer has more than %,d bytes", MOST_BYTES));
  }

  /** Counts what is read from a connection. */
  private static final class BoundedInput implements SessionInputBuffer, EofSensor {
    private final SessionInputBuffer input;
    private long bytes;

    BoundedInput(SessionInputBuffer input) {
      this.input = input;
    }

    private int counted(int read) throws IOException {
      bytes += Math.max(0, read);
      if (bytes > MOST_BYTES) {
        throw tooLong();
      }
      return read;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      return counted(input.read(into, from, length));
    }

    @Override
    public int read(byte[] into) throws IOException {
      return counted(input.read(into));
    }

    @Override
    public int read() throws IOException {
      int read = input.read();
      counted(1);
      return read;
    }

    @Override
    public int readLine(CharArrayBuffer into) throws IOException {
      // An empty line costs bytes, too.
      int read = input.readLine(into);
      counted(1);
      return counted(read);
    }

    @Override
    public String readLine() throws IOException {
      String line = input.readLine();
      counted(line == null ? 1 : line.length() + 1);
      return line;
    }

    @Override
    public boolean isDataAvailable(int millis) throws IOException {
      return input.isDataAvailable(millis);
    }

    @Override
    public HttpTransportMetrics getMetrics() {
      return input.getMetrics();
    }

    @Override
    public boolean isEof() {
      return input instanceof EofSensor sensor && sensor.isEof();
    }
  }
}
