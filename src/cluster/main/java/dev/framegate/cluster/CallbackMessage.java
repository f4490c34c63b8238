package dev.framegate.cluster;

import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.management.ConnectionCall;
import dev.framegate.gateway.internal.management.ManagementOperation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Callbacks and their answers as messages between gateways. */
final class CallbackMessage {
  private static final byte VERSION = 1;

  private CallbackMessage() {}

  @FunctionalInterface
  private interface Content {
    void write(DataOutputStream out) throws IOException;
  }

  static byte[] of(ConnectionCall call) {
    return bytes(
        call.request().body().length,
        out -> {
          out.writeUTF(call.operation().method());
          out.writeUTF(call.apiId());
          out.writeUTF(call.stage());
          out.writeUTF(call.connectionId());
          out.write(call.request().body());
        });
  }

  /**
   * @throws UncheckedIOException if these bytes are something else
   */
  static ConnectionCall call(byte[] bytes) {
    try (DataInputStream in = open(bytes)) {
      String method = in.readUTF();
      ManagementOperation operation =
          ManagementOperation.of(method)
              .orElseThrow(() -> new IOException(method + " is no operation"));
      String apiId = in.readUTF();
      String stage = in.readUTF();
      String connectionId = in.readUTF();
      return new ConnectionCall(
          operation,
          new ServerRequest(method, "/", Map.of(), Map.of(), in.readAllBytes()),
          apiId,
          stage,
          connectionId);
    } catch (IOException e) {
      throw new UncheckedIOException("a callback of another gateway cannot be read", e);
    }
  }

  static byte[] of(ServerResponse answer) {
    return bytes(
        answer.body().length,
        out -> {
          out.writeShort(answer.status());
          out.writeByte(answer.headers().size());
          for (Map.Entry<String, String> header : answer.headers().entrySet()) {
            out.writeUTF(header.getKey());
            out.writeUTF(header.getValue());
          }
          out.write(answer.body());
        });
  }

  /**
   * @throws UncheckedIOException if these bytes are something else
   */
  static ServerResponse answer(byte[] bytes) {
    try (DataInputStream in = open(bytes)) {
      int status = in.readUnsignedShort();
      Map<String, String> headers = new LinkedHashMap<>();
      for (int left = in.readUnsignedByte(); left > 0; left--) {
        headers.put(in.readUTF(), in.readUTF());
      }
      return new ServerResponse(status, headers, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("an answer of another gateway cannot be read", e);
    }
  }

  private static byte[] bytes(int body, Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(body + 100);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      content.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory can be written", e);
    }
    return bytes.toByteArray();
  }

  private static DataInputStream open(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    byte version = in.readByte();
    if (version != VERSION) {
      throw new IOException(
          "expected version %d of the messages between gateways, got %d"
              .formatted(VERSION, version));
    }
    return in;
  }
}
