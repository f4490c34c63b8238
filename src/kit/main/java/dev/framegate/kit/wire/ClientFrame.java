package dev.framegate.kit.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One frame to send, legal or not (RFC 6455, section 5.2). Masked unless told otherwise, as a
 * client's frames must be.
 *
 * @param rsv the three reserved bits, 0 to 7
 * @param opcode 0 to 15
 * @param payload unmasked; not to be changed after it was handed over
 * @param flaw how the bytes depart from what the other parts say
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record ClientFrame(
    boolean fin, int rsv, int opcode, boolean masked, byte[] payload, Flaw flaw) {

  /** How the length is written. */
  public enum LengthForm {
    /** As short as the length allows, which is the only legal form. */
    SHORTEST,
    /** In the 16 bits after 126; a longer length loses its upper bits. */
    SIXTEEN_BITS,
    /** In the 64 bits after 127. */
    SIXTY_FOUR_BITS
  }

  /** Which key masks a masked frame. */
  public enum Mask {
    RANDOM,
    /** The key 0, so that the payload is readable on the wire. Legal, if careless. */
    ZERO,
    /** The payload is masked with another key than the header announces. */
    WRONG
  }

  /**
   * Departures from a well-formed frame.
   *
   * @param announced the length that the header claims, where it is not the payload's; a negative
   *     one sets the most significant bit, which is illegal
   * @param cutAfter how many of the frame's bytes (header and payload) are sent; the rest never is
   */
  public record Flaw(OptionalLong announced, LengthForm form, OptionalInt cutAfter, Mask mask) {
    /** No departure. */
    public static final Flaw NONE =
        new Flaw(OptionalLong.empty(), LengthForm.SHORTEST, OptionalInt.empty(), Mask.RANDOM);
  }

  public ClientFrame {
    if (rsv < 0 || rsv > 7) {
      throw new IllegalArgumentException("Reserved bits are 0 to 7, not " + rsv + ".");
    }
    if (opcode < 0 || opcode > 15) {
      throw new IllegalArgumentException("An opcode is 0 to 15, not " + opcode + ".");
    }
  }

  public static ClientFrame text(String text) {
    return text(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A text frame of these bytes, be they UTF-8 or not. */
  public static ClientFrame text(byte[] payload) {
    return of(Opcode.TEXT, payload);
  }

  public static ClientFrame binary(byte[] payload) {
    return of(Opcode.BINARY, payload);
  }

  /** The last frame of a fragmented message; see {@link #withFin} for one in its middle. */
  public static ClientFrame continuation(byte[] payload) {
    return of(Opcode.CONTINUATION, payload);
  }

  public static ClientFrame ping(byte[] payload) {
    return of(Opcode.PING, payload);
  }

  public static ClientFrame pong(byte[] payload) {
    return of(Opcode.PONG, payload);
  }

  /** A close frame without code, which the other side reads as 1005. */
  public static ClientFrame close() {
    return of(Opcode.CLOSE, new byte[0]);
  }

  public static ClientFrame close(int code, String reason) {
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    payload.write(code >>> 8);
    payload.write(code);
    payload.writeBytes(reason.getBytes(StandardCharsets.UTF_8));
    return of(Opcode.CLOSE, payload.toByteArray());
  }

  /** A text message in frames of at most so many bytes; characters may be cut in two. */
  public static List<ClientFrame> split(String text, int bytesPerFrame) {
    return split(text.getBytes(StandardCharsets.UTF_8), bytesPerFrame);
  }

  /** A text message in frames of at most so many bytes. An empty message is one empty frame. */
  public static List<ClientFrame> split(byte[] message, int bytesPerFrame) {
    if (bytesPerFrame < 1) {
      throw new IllegalArgumentException(
          "A frame takes at least 1 byte, not " + bytesPerFrame + ".");
    }
    List<ClientFrame> frames = new ArrayList<>();
    int from = 0;
    do {
      int to = Math.min(message.length, from + bytesPerFrame);
      frames.add(
          of(
                  frames.isEmpty() ? Opcode.TEXT : Opcode.CONTINUATION,
                  Arrays.copyOfRange(message, from, to))
              .withFin(to == message.length));
      from = to;
    } while (from < message.length);
    return List.copyOf(frames);
  }

  private static ClientFrame of(int opcode, byte[] payload) {
    return new ClientFrame(true, 0, opcode, true, payload, Flaw.NONE);
  }

  public ClientFrame withFin(boolean last) {
    return new ClientFrame(last, rsv, opcode, masked, payload, flaw);
  }

  public ClientFrame withRsv(int bits) {
    return new ClientFrame(fin, bits, opcode, masked, payload, flaw);
  }

  public ClientFrame withOpcode(int code) {
    return new ClientFrame(fin, rsv, code, masked, payload, flaw);
  }

  /** With or without a mask; a client's frame without one is illegal. */
  public ClientFrame withMask(boolean present) {
    return new ClientFrame(fin, rsv, opcode, present, payload, flaw);
  }

  public ClientFrame withMask(Mask kind) {
    return with(new Flaw(flaw.announced(), flaw.form(), flaw.cutAfter(), kind));
  }

  public ClientFrame withPayload(byte[] bytes) {
    return new ClientFrame(fin, rsv, opcode, masked, bytes, flaw);
  }

  /** Announces another length than the payload has. */
  public ClientFrame withAnnouncedLength(long bytes) {
    return with(new Flaw(OptionalLong.of(bytes), flaw.form(), flaw.cutAfter(), flaw.mask()));
  }

  public ClientFrame withLengthForm(LengthForm form) {
    return with(new Flaw(flaw.announced(), form, flaw.cutAfter(), flaw.mask()));
  }

  /** Sends only the first bytes of the frame, counted from its header on. */
  public ClientFrame withOnlyFirst(int bytes) {
    return with(new Flaw(flaw.announced(), flaw.form(), OptionalInt.of(bytes), flaw.mask()));
  }

  private ClientFrame with(Flaw other) {
    return new ClientFrame(fin, rsv, opcode, masked, payload, other);
  }

  /** The payload's length as the header says it. */
  public long announced() {
    return flaw.announced().orElse(payload.length);
  }

  /** Bytes of the header, mask key included. */
  public int headerBytes() {
    return 2 + lengthBytes() + (masked ? 4 : 0);
  }

  /** Bytes that this frame puts on the wire when all goes well. */
  public int wireBytes() {
    int whole = headerBytes() + payload.length;
    return Math.min(whole, flaw.cutAfter().orElse(whole));
  }

  private int lengthBytes() {
    return switch (flaw.form()) {
      case SIXTEEN_BITS -> 2;
      case SIXTY_FOUR_BITS -> 8;
      case SHORTEST -> shortest(announced());
    };
  }

  static int shortest(long length) {
    if (length < 0 || length > 0xFFFF) {
      return 8;
    }
    return length > 125 ? 2 : 0;
  }

  /** The header and the masked payload, cut where the frame is to be cut. */
  byte[] encode(int key) {
    byte[] bytes = new byte[headerBytes() + payload.length];
    bytes[0] = (byte) ((fin ? 0x80 : 0) | rsv << 4 | opcode);
    int lengthBytes = lengthBytes();
    long length = announced();
    int marker = lengthBytes == 0 ? (int) length : lengthBytes == 2 ? 126 : 127;
    bytes[1] = (byte) ((masked ? 0x80 : 0) | marker);
    int at = 2;
    for (int left = lengthBytes - 1; left >= 0; left--) {
      bytes[at++] = (byte) (length >>> (8 * left));
    }
    int applied = masked ? maskOf(key) : 0;
    if (masked) {
      for (int left = 3; left >= 0; left--) {
        bytes[at++] = (byte) (applied >>> (8 * left));
      }
    }
    int xor = masked && flaw.mask() == Mask.WRONG ? ~applied : applied;
    for (int i = 0; i < payload.length; i++) {
      bytes[at + i] = (byte) (payload[i] ^ xor >>> (8 * (3 - (i & 3))));
    }
    return bytes.length == wireBytes() ? bytes : Arrays.copyOf(bytes, wireBytes());
  }

  private int maskOf(int key) {
    return flaw.mask() == Mask.ZERO ? 0 : key;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClientFrame that
        && fin == that.fin
        && rsv == that.rsv
        && opcode == that.opcode
        && masked == that.masked
        && Arrays.equals(payload, that.payload)
        && flaw.equals(that.flaw);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(payload) + (opcode << 1) + (fin ? 1 : 0);
  }

  /** A line for people, such as {@code text 33,793 bytes fin masked}. */
  @Override
  public String toString() {
    return EventText.frame(opcode, announced(), fin, rsv, masked, payload);
  }
}
