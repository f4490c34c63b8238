package dev.framegate.kit.weather;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request or an answer of HTTP/1.1, byte for byte.
 *
 * @param head with its last line break
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record HttpMessage(String head, byte[] bytes) {
  private static final int MOST_HEAD = 256 * 1024;
  private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: *(\\d+)");
  private static final Pattern HOST = Pattern.compile("\r\nhost: *([^\r]*)");

  /**
   * Reads until the head is complete, or as much as there is.
   *
   * @return nothing of the body
   * @throws EOFException where not a byte came
   */
  static HttpMessage head(InputStream in) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    int end = 0;
    while (end < 4 && read.size() < MOST_HEAD) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      read.write(next);
      boolean expected = next == (end % 2 == 0 ? '\r' : '\n');
      end = expected ? end + 1 : next == '\r' ? 1 : 0;
    }
    if (read.size() == 0) {
      throw new EOFException("The other side has closed the connection.");
    }
    return new HttpMessage(read.toString(StandardCharsets.ISO_8859_1), read.toByteArray());
  }

  /** As {@link #withBody}, for the answer to a call: that to HEAD has none, whatever it says. */
  HttpMessage answering(HttpMessage call, InputStream in) throws IOException {
    boolean none = call.method().equals("HEAD") || status() == 204 || status() == 304;
    return none ? this : withBody(in);
  }

  /** The same with its body, whose length the head must tell. */
  HttpMessage withBody(InputStream in) throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write(bytes);
    if (lowerCase().contains("\r\ntransfer-encoding: chunked")) {
      readChunks(in, whole);
    } else {
      Matcher length = LENGTH.matcher(lowerCase());
      whole.write(in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0));
    }
    return new HttpMessage(head, whole.toByteArray());
  }

  private static void readChunks(InputStream in, ByteArrayOutputStream whole) throws IOException {
    int size;
    do {
      String line = line(in, whole);
      size = Integer.parseInt(line.trim(), 16);
      whole.write(in.readNBytes(size));
      line(in, whole);
    } while (size > 0);
  }

  private static String line(InputStream in, ByteArrayOutputStream whole) throws IOException {
    StringBuilder line = new StringBuilder();
    int next;
    do {
      next = in.read();
      if (next < 0) {
        throw new EOFException("The answer ended within a chunk.");
      }
      whole.write(next);
      line.append((char) next);
    } while (next != '\n');
    return line.toString();
  }

  String method() {
    return word(0);
  }

  /** The path with its query. */
  String path() {
    return word(1);
  }

  int status() {
    return Integer.parseInt(word(1));
  }

  /** Host name and port that a client asked for. */
  String host() {
    Matcher host = HOST.matcher(lowerCase());
    return host.find() ? host.group(1) : "";
  }

  /** Whether it asks for a WebSocket, however badly. */
  boolean upgrades() {
    return lowerCase().contains("\r\nupgrade:");
  }

  boolean closes() {
    return lowerCase().contains("\r\nconnection: close");
  }

  String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private String lowerCase() {
    return head.toLowerCase(Locale.ROOT);
  }

  private String word(int number) {
    String[] words = head.lines().findFirst().orElse("").split(" ", -1);
    return words.length > number ? words[number] : "";
  }

  /** An answer of the service itself, in the way of the control plane. */
  static HttpMessage error(int status, String type, String message) {
    String body = "{\"message\":\"" + message + "\"}";
    return new HttpMessage(
        "",
        ("HTTP/1.1 %d Refused\r\nContent-Type: application/json\r\nx-amzn-ErrorType: %s\r\n"
                + "x-amzn-RequestId: 00000000-0000-4000-8000-000000000000\r\n"
                + "Content-Length: %d\r\n\r\n%s")
            .formatted(status, type, body.length(), body)
            .getBytes(StandardCharsets.ISO_8859_1));
  }
}
