package dev.framegate.kit.report.html;

import dev.framegate.kit.io.WellFormedText;
import dev.framegate.kit.report.html.Exchange.Arrow;
import dev.framegate.kit.report.html.Exchange.Detail;
import dev.framegate.kit.report.html.Exchange.Item;
import dev.framegate.kit.report.html.Exchange.Mark;
import dev.framegate.kit.wire.TranscriptEvent;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Draws single events between the lanes of an exchange. */
final class EventArrow {
  private static final int MOST_URL_CHARACTERS = 90;

  /** Faster set-up calls show no duration. */
  private static final long WORTH_TELLING_MICROS = 10_000;

  private final Lanes lanes;

  EventArrow(Lanes lanes) {
    this.lanes = lanes;
  }

  /**
   * The item of an event.
   *
   * @param cleanUp whether the steps are over, so that the kit itself ends connections
   */
  Item of(TranscriptEvent event, boolean cleanUp, boolean deciding) {
    if (event instanceof TranscriptEvent.Frame frame) {
      return frame(frame, deciding);
    }
    if (event instanceof TranscriptEvent.Message message) {
      return arrow(
          message,
          message.sent() ? "right" : "left",
          message.text() ? "text message" : "binary message",
          FrameText.bytes(message.length()),
          PayloadDetails.of(new PayloadExcerpt(message.head()), message.length()),
          deciding);
    }
    if (event instanceof TranscriptEvent.Http http) {
      return arrow(
          http,
          "both",
          head(http),
          answer(http),
          parts(
              headers("request headers", http.requestHeaders()),
              request(http),
              headers("response headers", http.responseHeaders()),
              response(http)),
          deciding);
    }
    if (event instanceof TranscriptEvent.Handshake handshake) {
      return arrow(
          handshake,
          "both",
          "handshake " + shortened(handshake.url()),
          "→ " + (handshake.status() == 0 ? "no response" : handshake.status()),
          parts(
              headers("request headers", handshake.requestHeaders()),
              headers("response headers", handshake.responseHeaders()),
              PayloadDetails.body("response body", handshake.body())),
          deciding);
    }
    if (event instanceof TranscriptEvent.Closed closed) {
      return mark(
          closed,
          cleanUp ? "ended" : "closed",
          cleanUp ? "the kit ended this connection" : FrameText.end(closed.code(), closed.reason()),
          deciding);
    }
    if (event instanceof TranscriptEvent.Picture picture) {
      return mark(picture, "note", "picture: " + picture.title(), false);
    }
    return mark(event, "note", ((TranscriptEvent.Note) event).text(), false);
  }

  /** The item of an event in a fold: what was asked and answered, without headers. */
  Item folded(TranscriptEvent event) {
    if (event instanceof TranscriptEvent.Http http) {
      return new Exchange.Call(
          lanes.who(http, "⇄"),
          head(http),
          http.tookMicros() < WORTH_TELLING_MICROS ? status(http) : answer(http),
          parts(request(http), response(http)));
    }
    Item item = of(event, true, false);
    if (item instanceof Arrow arrow) {
      return new Exchange.Call(
          arrow.who(),
          arrow.head(),
          arrow.text(),
          arrow.details().stream()
              .filter(d -> !d.name().equals("hex") && !d.name().endsWith("headers"))
              .toList());
    }
    Mark mark = (Mark) item;
    return new Exchange.Call(mark.who(), "", mark.text(), List.of());
  }

  private static String head(TranscriptEvent.Http http) {
    return http.method() + " " + shortened(http.url());
  }

  private static String answer(TranscriptEvent.Http http) {
    return status(http)
        + (http.tookMicros() == 0 ? "" : " in " + Durations.micros(http.tookMicros()));
  }

  private static String status(TranscriptEvent.Http http) {
    return "→ " + (http.status() == 0 ? "no response: " + http.error() : http.status());
  }

  private static Optional<Detail> request(TranscriptEvent.Http http) {
    return PayloadDetails.body("request body", http.requestBody());
  }

  private static Optional<Detail> response(TranscriptEvent.Http http) {
    return PayloadDetails.body("response body", http.responseBody());
  }

  private Item frame(TranscriptEvent.Frame frame, boolean deciding) {
    PayloadExcerpt payload = new PayloadExcerpt(frame.head());
    boolean close = frame.opcode() == FrameText.CLOSE;
    return arrow(
        frame,
        frame.sent() ? "right" : "left",
        FrameText.opcode(frame.opcode()) + (close ? closeCode(payload) : ""),
        FrameText.of(frame),
        close
            ? parts(PayloadDetails.body("reason", payload.closeReason()))
            : PayloadDetails.of(payload, frame.length()),
        deciding);
  }

  private static String closeCode(PayloadExcerpt payload) {
    return payload.closeCode().map(code -> " " + code + FrameText.meaning(code)).orElse("");
  }

  private Arrow arrow(
      TranscriptEvent event,
      String direction,
      String head,
      String text,
      List<Detail> details,
      boolean deciding) {
    int lane = lanes.of(event);
    int gateway = lanes.gateway();
    String sign = direction.equals("right") ? "→" : direction.equals("left") ? "←" : "⇄";
    return new Arrow(
        Durations.micros(event.micros()),
        Math.min(lane, gateway),
        Math.max(lane, gateway),
        direction,
        lanes.who(event, sign),
        head,
        text,
        details,
        deciding);
  }

  private Mark mark(TranscriptEvent event, String kind, String text, boolean deciding) {
    return new Mark(
        Durations.micros(event.micros()), lanes.of(event), event.actor(), kind, text, deciding);
  }

  @SafeVarargs
  private static List<Detail> parts(Optional<Detail>... parts) {
    List<Detail> details = new ArrayList<>();
    for (Optional<Detail> part : parts) {
      part.ifPresent(details::add);
    }
    return details;
  }

  private static Optional<Detail> headers(String name, Map<String, List<String>> headers) {
    if (headers.isEmpty()) {
      return Optional.empty();
    }
    List<String> lines = new ArrayList<>();
    headers.forEach((key, values) -> values.forEach(value -> lines.add(key + ": " + value)));
    return Optional.of(new Detail(name, String.join("\n", lines), false));
  }

  /** Without scheme and host, which are the same for all. */
  private static String shortened(String url) {
    String path = url;
    try {
      URI uri = URI.create(url);
      path = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    } catch (IllegalArgumentException e) {
      // Some scenarios send what is no URI on purpose.
    }
    return WellFormedText.shortened(path, MOST_URL_CHARACTERS, "…");
  }
}
