package dev.framegate.cli;

import dev.framegate.cli.HostileTarget.Call;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** The ways in which a target harms, or tries to. Each call is served by the mode of its target. */
enum HostileMode {
  ACCEPTS_AND_NEVER_ANSWERS {
    @Override
    void serve(Call call) throws IOException {
      call.hold();
    }
  },
  ONE_BYTE_AT_A_TIME {
    @Override
    void serve(Call call) throws IOException {
      call.drip("HTTP/1.1 200 OK\r\nX: ", PAUSE);
    }
  },
  ENDLESS_STATUS_LINE {
    @Override
    void serve(Call call) throws IOException {
      call.say("HTTP/1.1 200 ");
      call.flood("x");
    }
  },
  ENDLESS_HEADERS {
    @Override
    void serve(Call call) throws IOException {
      call.say("HTTP/1.1 200 OK\r\n");
      call.flood("X-More: more\r\n");
    }
  },
  ENDLESS_BODY {
    @Override
    void serve(Call call) throws IOException {
      call.say("HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n");
      call.flood("8\r\n{\"a\":1,\"\r\n");
    }
  },
  ENDLESS_PAGES {
    @Override
    void serve(Call call) throws IOException {
      if (call.isHandshake()) {
        call.upgrade("");
        call.hold();
      }
      String page =
          "{\"items\":[%s],\"nextToken\":\"%d\"}"
              .formatted("{},".repeat(500) + "{}", NUMBERS.incrementAndGet());
      call.answer(200, "", call.method().equals("GET") ? page : CREATED);
    }
  },
  PING_FLOOD {
    @Override
    void serve(Call call) throws IOException {
      if (call.isHandshake()) {
        call.upgrade("");
        call.flood("\u0089\u0004ping");
      }
      call.answer(201, "", CREATED);
    }
  },
  MESSAGE_FLOOD {
    @Override
    void serve(Call call) throws IOException {
      if (call.isHandshake()) {
        call.upgrade("");
        call.flood("\u0081\u007e\u00ff\u00ff" + "x".repeat(0xffff));
      }
      call.answer(201, "", CREATED);
    }
  },
  FRAME_OF_ENDLESS_LENGTH {
    @Override
    void serve(Call call) throws IOException {
      if (call.isHandshake()) {
        call.upgrade("");
        call.say("\u0081\u007f\u007f\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff");
        call.flood("x");
      }
      call.answer(201, "", CREATED);
    }
  },
  GARBAGE_WITH_200 {
    @Override
    void serve(Call call) throws IOException {
      call.answer(200, "", "{\"items\":[[{\"apiId\":{}},\u0000\u001b[2J\u2028 nonsense");
    }
  },
  DEEPLY_NESTED_JSON {
    @Override
    void serve(Call call) throws IOException {
      if (call.isHandshake()) {
        call.upgrade("");
        call.frame("{\"id\":".repeat(10_000));
        call.hold();
      }
      call.answer(201, "", "{\"apiId\":\"a\",\"x\":" + "[".repeat(100_000));
    }
  },
  HALF_A_CHARACTER {
    @Override
    void serve(Call call) throws IOException {
      call.answer(400, "", "{\"message\":\"no \\ud800 such thing\"}");
    }
  },
  REDIRECTS_TO_ITSELF {
    @Override
    void serve(Call call) throws IOException {
      call.answer(307, "Location: " + call.path() + "\r\n", "{}");
    }
  },
  RESETS_AFTER_THE_HANDSHAKE {
    @Override
    void serve(Call call) throws IOException {
      if (call.isHandshake()) {
        call.upgrade("");
        call.reset();
      }
      call.answer(201, "", CREATED);
    }
  },
  ECHOES_EVERYTHING {
    /** Much is to be looked through. */
    @Override
    double patience() {
      return 0.1;
    }

    @Override
    void serve(Call call) throws IOException {
      String heard = call.head() + new String(call.body(), StandardCharsets.UTF_8);
      StringBuilder headers = new StringBuilder();
      StringBuilder texts = new StringBuilder();
      for (String text : encoded(heard)) {
        headers.append("X-Echo: ").append(text.replaceAll("\\s+", " ")).append("\r\n");
        texts.append('"').append(text.replaceAll("[\"\\\\\\p{Cntrl}]", " ")).append("\",");
      }
      call.head()
          .lines()
          .skip(1)
          .filter(line -> line.contains(": "))
          .map(line -> line.substring(line.indexOf(": ") + 2))
          .filter(value -> value.length() > 8)
          .flatMap(value -> encoded(value).stream())
          .forEach(text -> headers.append("X-Value: ").append(text).append("\r\n"));
      if (call.isHandshake()) {
        call.upgrade(headers.toString());
        for (String text : encoded(heard)) {
          call.frame(text);
          call.frame("{\"message\":\"" + text.replaceAll("[\"\\\\\\p{Cntrl}]", " ") + "\"}");
        }
        call.hold();
      }
      boolean refused = call.method().equals("DELETE");
      call.answer(
          refused ? 400 : 201,
          headers.toString(),
          CREATED.replaceFirst(
              "\\{", "{\"message\":[" + texts.toString().replace("$", "") + "0],"));
    }
  },
  ANSWERS_LATE {
    /** None of its answers is too late, but all of them together. */
    @Override
    double patience() {
      return 0.05;
    }

    @Override
    void serve(Call call) throws IOException {
      LockSupport.parkNanos(PAUSE.toNanos());
      if (call.isHandshake()) {
        call.answer(503, "", "{}");
      }
      call.answer(201, "", CREATED);
    }
  };

  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  /** Enough of each answer to lead a scenario on. */
  private static final String CREATED =
      """
      {"apiId":"abc","routeId":"r","integrationId":"i","deploymentId":"d","stageName":"test",\
      "deploymentStatus":"DEPLOYED","apiEndpoint":"wss://abc","authorizerId":"u","modelId":"m",\
      "routeResponseId":"rr","integrationResponseId":"ir","items":[]}""";

  /**
   * Serves one call; returns where the connection may carry another.
   *
   * @throws IOException once the client has gone
   */
  abstract void serve(Call call) throws IOException;

  /** By which the time-outs of a run are multiplied, so that it does not take long. */
  double patience() {
    return 0.02;
  }

  private static List<String> encoded(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return List.of(
        text,
        Base64.getEncoder().encodeToString(bytes),
        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
        URLEncoder.encode(text, StandardCharsets.UTF_8),
        text.replace("/", "\\/").replace("+", "\\u002b"),
        HexFormat.of().formatHex(bytes),
        HexFormat.ofDelimiter(":").withUpperCase().formatHex(bytes));
  }
}
