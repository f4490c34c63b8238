package dev.framegate.gateway.internal.edge;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.net.SocketFactory;

/** A socket that says exactly what it is told to. */
final class RawClient implements AutoCloseable {
  static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";
  private static final int PATIENCE_MILLIS = 20_000;

  /** A response up to its body. */
  record Head(int status, Map<String, String> headers) {}

  private final Socket socket;
  private final DataInputStream in;

  RawClient(URI server) {
    this(SocketFactory.getDefault(), server);
  }

  private RawClient(SocketFactory sockets, URI server) {
    try {
      socket = sockets.createSocket(server.getHost(), server.getPort());
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.setTcpNoDelay(true);
      in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 65536));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Connected to the stage {@code test}. */
  static RawClient open(URI server) {
    return open(SocketFactory.getDefault(), server);
  }

  /** As {@link #open(URI)}, on sockets of another kind. */
  static RawClient open(SocketFactory sockets, URI server) {
    RawClient client = new RawClient(sockets, server);
    client.send(upgrade("/_aws/execute-api/abc123/test"));
    Head head = client.readHead();
    if (head.status() != 101) {
      throw new IllegalStateException("not let in: " + head);
    }
    return client;
  }

  static String upgrade(String path, String... more) {
    return "GET "
        + path
        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
        + KEY
        + "\r\n"
        + String.join("", more)
        + "\r\n";
  }

  Socket socket() {
    return socket;
  }

  RawClient send(String text) {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  RawClient send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@link #send}, for a server that may stop listening meanwhile. */
  RawClient sendTolerantly(byte[] bytes) {
    try {
      send(bytes);
    } catch (UncheckedIOException e) {
      // The server has the right to be done with us.
    }
    return this;
  }

  Head readHead() {
    int status = Integer.parseInt(readLine().split(" ")[1]);
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line = readLine(); !line.isEmpty(); line = readLine()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return new Head(status, headers);
  }

  String readBody(Head head) {
    int length = Integer.parseInt(head.headers().getOrDefault("content-length", "0"));
    return new String(read(length), StandardCharsets.UTF_8);
  }

  private String readLine() {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = readByte(); next != '\n'; next = readByte()) {
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  private int readByte() {
    return read(1)[0] & 0xff;
  }

  private byte[] read(int count) {
    try {
      byte[] bytes = new byte[count];
      in.readFully(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ServerFrame readFrame() {
    int first = readByte();
    int second = readByte();
    long length = second & 0x7f;
    if (length == 126) {
      length = (readByte() << 8) | readByte();
    } else if (length == 127) {
      length = ByteBuffer.wrap(read(8)).getLong();
    }
    return new ServerFrame((first & 0x80) != 0, first & 0xf, read((int) length));
  }

  /** The code of the close frame, behind whatever answers were still on their way. */
  int readCloseCode() {
    ServerFrame frame = readFrame();
    while (frame.opcode() != 8) {
      frame = readFrame();
    }
    return frame.closeCode();
  }

  /** A message in as many frames as it takes. */
  String readMessage() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    ServerFrame frame;
    do {
      frame = readFrame();
      all.writeBytes(frame.payload());
    } while (!frame.fin());
    return all.toString(StandardCharsets.UTF_8);
  }

  /** Whether the server has closed its half, with nothing more before. */
  boolean atEnd() {
    try {
      return in.read() < 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the connection is over, by a close or by a reset. */
  boolean gone() {
    try {
      while (in.read() >= 0) {
        // Whatever was still on its way.
      }
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  /** Ends with a reset instead of a good-bye. */
  void reset() {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
