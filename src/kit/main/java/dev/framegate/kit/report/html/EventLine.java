package dev.framegate.kit.report.html;

import dev.framegate.kit.wire.TranscriptEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One event of a scenario as a line of text.
 *
 * @param head what stands out, such as {@code close}
 */
record EventLine(
    String kind,
    String time,
    String actor,
    String arrow,
    String head,
    String text,
    List<Detail> details) {
  private static final int MOST_EVENTS = 200;
  private static final int MOST_CHARACTERS = 4_096;
  private static final int MOST_LINE_CHARACTERS = 120;

  /** What a reader can open. */
  record Detail(String name, String summary, String text, boolean hex) {}

  /** All events, or the first and the last where there are too many for a page. */
  static List<EventLine> of(List<TranscriptEvent> events) {
    if (events.size() <= MOST_EVENTS) {
      return events.stream().map(EventLine::of).toList();
    }
    int half = MOST_EVENTS / 2;
    EventLine cut =
        new EventLine(
            "cut", "", "", "⋮", "", (events.size() - MOST_EVENTS) + " events left out", List.of());
    return Stream.of(
            events.subList(0, half).stream().map(EventLine::of),
            Stream.of(cut),
            events.subList(events.size() - half, events.size()).stream().map(EventLine::of))
        .flatMap(lines -> lines)
        .toList();
  }

  private static EventLine of(TranscriptEvent event) {
    if (event instanceof TranscriptEvent.Frame frame) {
      return frame(frame);
    }
    if (event instanceof TranscriptEvent.Message message) {
      return message(message);
    }
    if (event instanceof TranscriptEvent.Http http) {
      return line(
          event,
          "http",
          "⇄",
          http.method(),
          http.url()
              + " "
              + answer(http.status(), http.error())
              + " in "
              + millis(http.tookMicros()),
          Stream.of(
                  detail("request", http.requestHeaders(), http.requestBody()),
                  detail("response", http.responseHeaders(), http.responseBody()))
              .flatMap(Optional::stream)
              .toList());
    }
    if (event instanceof TranscriptEvent.Handshake handshake) {
      return line(
          event,
          "http",
          "⇄",
          "handshake",
          handshake.url() + " " + answer(handshake.status(), ""),
          Stream.of(
                  detail("request", handshake.requestHeaders(), ""),
                  detail("response", handshake.responseHeaders(), handshake.body()))
              .flatMap(Optional::stream)
              .toList());
    }
    if (event instanceof TranscriptEvent.Closed closed) {
      String reason = closed.reason().isEmpty() ? "" : " “" + closed.reason() + "”";
      return line(
          event, "end", "✕", "closed " + closed.code(), meaning(closed.code()) + reason, List.of());
    }
    return line(event, "note", "·", "", ((TranscriptEvent.Note) event).text(), List.of());
  }

  private static EventLine line(
      TranscriptEvent event,
      String kind,
      String arrow,
      String head,
      String text,
      List<Detail> details) {
    return new EventLine(kind, millis(event.micros()), event.actor(), arrow, head, text, details);
  }

  private static EventLine frame(TranscriptEvent.Frame frame) {
    PayloadExcerpt payload = new PayloadExcerpt(frame.head());
    StringBuilder text = new StringBuilder(frame.fin() ? "fin" : "not final");
    text.append(", ")
        .append(bytes(frame.length()))
        .append(frame.rsv() == 0 ? "" : ", rsv " + frame.rsv())
        .append(frame.sent() == frame.masked() ? "" : frame.masked() ? ", masked" : ", not masked");
    if (frame.onWire() != whole(frame)) {
      text.append(", %d of %d bytes on the wire".formatted(frame.onWire(), whole(frame)));
    }
    if (frame.opcode() == 8) {
      payload
          .closeCode()
          .ifPresent(
              code ->
                  text.append(", code ")
                      .append(code)
                      .append(meaning(code))
                      .append(
                          payload.closeReason().isEmpty()
                              ? ""
                              : " “" + payload.closeReason() + "”"));
    }
    return line(
        frame,
        frame.sent() ? "sent" : "received",
        frame.sent() ? "→" : "←",
        kind(frame.opcode()),
        text.toString(),
        payload(payload, frame.opcode() == 8, frame.length()));
  }

  private static EventLine message(TranscriptEvent.Message message) {
    return line(
        message,
        message.sent() ? "sent" : "received",
        message.sent() ? "→" : "←",
        message.text() ? "text message" : "binary message",
        bytes(message.length()),
        payload(new PayloadExcerpt(message.head()), false, message.length()));
  }

  private static List<Detail> payload(PayloadExcerpt payload, boolean close, long length) {
    if (payload.head().length == 0) {
      return List.of();
    }
    Optional<String> text = close ? Optional.empty() : payload.text();
    String cut =
        payload.head().length < length ? "The first " + bytes(payload.head().length) + "." : "";
    return List.of(
        new Detail("", text.map(EventLine::oneLine).orElse("bytes"), payload.hex() + cut, true));
  }

  private static Optional<Detail> detail(
      String name, Map<String, List<String>> headers, String body) {
    if (headers.isEmpty() && body.isEmpty()) {
      return Optional.empty();
    }
    List<String> lines = new ArrayList<>();
    headers.forEach((key, values) -> values.forEach(v -> lines.add(key + ": " + v)));
    if (!body.isEmpty()) {
      lines.add((lines.isEmpty() ? "" : "\n") + cut(body));
    }
    String summary =
        body.isEmpty()
            ? headers.size() + (headers.size() == 1 ? " header" : " headers")
            : oneLine(body);
    return Optional.of(new Detail(name, summary, String.join("\n", lines), false));
  }

  private static String answer(int status, String error) {
    return status == 0
        ? "no response" + (error.isEmpty() ? "" : ": " + error)
        : Integer.toString(status);
  }

  private static String kind(int opcode) {
    return switch (opcode) {
      case 0 -> "continuation";
      case 1 -> "text";
      case 2 -> "binary";
      case 8 -> "close";
      case 9 -> "ping";
      case 10 -> "pong";
      default -> "opcode " + opcode;
    };
  }

  /** The name of a close code in RFC 6455, section 7.4.1. */
  private static String meaning(int code) {
    return switch (code) {
      case 1000 -> " (normal)";
      case 1001 -> " (going away)";
      case 1002 -> " (protocol error)";
      case 1003 -> " (unacceptable data)";
      case 1005 -> " (no code given)";
      case 1006 -> " (no close frame came)";
      case 1007 -> " (not UTF-8)";
      case 1008 -> " (policy)";
      case 1009 -> " (too big)";
      case 1011 -> " (server error)";
      default -> "";
    };
  }

  /** Bytes of header and payload; RFC 6455, section 5.2. */
  private static long whole(TranscriptEvent.Frame frame) {
    int extended = frame.length() < 126 ? 0 : frame.length() < 65_536 ? 2 : 8;
    return 2 + extended + (frame.masked() ? 4 : 0) + frame.length();
  }

  private static String bytes(long count) {
    return count + (count == 1 ? " byte" : " bytes");
  }

  private static String millis(long micros) {
    return String.format(Locale.ROOT, "%.3f ms", micros / 1_000.0);
  }

  private static String cut(String text) {
    return text.length() <= MOST_CHARACTERS
        ? text
        : text.substring(0, MOST_CHARACTERS)
            + "\n… "
            + (text.length() - MOST_CHARACTERS)
            + " characters more";
  }

  private static String oneLine(String text) {
    String line = text.replace('\n', ' ').replace('\t', ' ');
    return line.length() <= MOST_LINE_CHARACTERS
        ? line
        : line.substring(0, MOST_LINE_CHARACTERS) + "…";
  }
}
