package dev.framegate.kit.wire;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;

/**
 * A ClientHello that offers one version of TLS and nothing newer (RFC 5246, section 7.4.1.2),
 * written by hand: the JDK refuses to offer what is outdated, so it cannot ask whether a server
 * still takes it.
 */
public final class ClientHello {
  private static final int HANDSHAKE_RECORD = 22;
  private static final int SERVER_HELLO = 2;

  /** Suites that servers of each version know: ECDHE and RSA, with AES in CBC and GCM. */
  private static final int[] SUITES = {
    0xC02F, 0xC030, 0xC02B, 0xC02C, 0xC013, 0xC014, 0xC009, 0xC00A, 0x009C, 0x002F, 0x0035
  };

  /** Versions that can be offered alone. */
  public enum ProtocolVersion {
    TLS_1_0(0x0301),
    TLS_1_1(0x0302),
    TLS_1_2(0x0303);

    private final int code;

    ProtocolVersion(int code) {
      this.code = code;
    }
  }

  private ClientHello() {}

  /**
   * Whether the server goes on in that version.
   *
   * @throws UnreachableException where no TCP connection can be made
   */
  public static boolean accepted(URI address, ProtocolVersion version, Duration longest) {
    int port = address.getPort() > 0 ? address.getPort() : 443;
    int millis = Math.toIntExact(longest.toMillis());
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(LoopbackNames.resolve(address.getHost())[0], port), millis);
      socket.setSoTimeout(millis);
      socket.getOutputStream().write(hello(address.getHost(), version));
      return goesOn(new DataInputStream(socket.getInputStream()), version);
    } catch (IOException e) {
      throw new UnreachableException(address.getAuthority(), FailureText.of(e), e);
    }
  }

  /** An alert, a reset or the end of the stream is a refusal. */
  private static boolean goesOn(DataInputStream in, ProtocolVersion version) {
    try {
      int record = in.readUnsignedByte();
      in.skipNBytes(4);
      int message = in.readUnsignedByte();
      in.skipNBytes(3);
      return record == HANDSHAKE_RECORD
          && message == SERVER_HELLO
          && in.readUnsignedShort() == version.code;
    } catch (IOException e) {
      return false;
    }
  }

  private static byte[] hello(String host, ProtocolVersion version) {
    Bytes body = new Bytes();
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    body.number(2, version.code).bytes(random).number(1, 0);
    body.number(2, SUITES.length * 2);
    for (int suite : SUITES) {
      body.number(2, suite);
    }
    body.number(1, 1).number(1, 0).sized(2, extensions(host));
    Bytes message = new Bytes().number(1, 1).sized(3, body);
    return new Bytes().number(1, HANDSHAKE_RECORD).number(2, 0x0301).sized(2, message).array();
  }

  /** Server name, elliptic curves, point formats and signature algorithms. */
  private static Bytes extensions(String host) {
    Bytes name = new Bytes().bytes(host.getBytes(StandardCharsets.US_ASCII));
    Bytes names = new Bytes().number(1, 0).sized(2, name);
    Bytes curves = new Bytes().number(2, 0x0017).number(2, 0x0018).number(2, 0x001D);
    Bytes algorithms =
        new Bytes().number(2, 0x0401).number(2, 0x0403).number(2, 0x0804).number(2, 0x0201);
    return new Bytes()
        .number(2, 0)
        .sized(2, new Bytes().sized(2, names))
        .number(2, 10)
        .sized(2, new Bytes().sized(2, curves))
        .number(2, 11)
        .sized(2, new Bytes().number(1, 1).number(1, 0))
        .number(2, 13)
        .sized(2, new Bytes().sized(2, algorithms));
  }

  /** Big-endian numbers and parts that are led by their length. */
  private static final class Bytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Bytes number(int width, int value) {
      for (int left = width - 1; left >= 0; left--) {
        out.write(value >>> (8 * left));
      }
      return this;
    }

    Bytes bytes(byte[] some) {
      out.writeBytes(some);
      return this;
    }

    Bytes sized(int width, Bytes part) {
      return number(width, part.out.size()).bytes(part.array());
    }

    byte[] array() {
      return out.toByteArray();
    }
  }
}
