package dev.framegate.gateway;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** An upgrade by hand: the clients of libraries keep a refusal's head to themselves. */
final class RawUpgrade {
  private static final int LONGEST_MILLIS = 10_000;

  private RawUpgrade() {}

  record Answer(String head, String body) {
    int status() {
      return Integer.parseInt(head.split(" ", 3)[1]);
    }
  }

  /** What a refused client reads until the gateway closes. */
  static Answer to(URI gateway, String apiId, String stage) throws IOException {
    try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
      socket.setSoTimeout(LONGEST_MILLIS);
      String request =
          """
          GET /_aws/execute-api/%s/%s HTTP/1.1
          Host: %s
          Connection: Upgrade
          Upgrade: websocket
          Sec-WebSocket-Version: 13
          Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==

          """
              .formatted(apiId, stage, gateway.getAuthority())
              .replace("\n", "\r\n");
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int end = answer.indexOf("\r\n\r\n");
      return new Answer(answer.substring(0, end), answer.substring(end + 4));
    }
  }
}
