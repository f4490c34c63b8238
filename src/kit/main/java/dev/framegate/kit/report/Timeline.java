package dev.framegate.kit.report;

import dev.framegate.kit.wire.TranscriptEvent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a scenario sent and saw, as a list of lines in the order of time. */
final class Timeline {
  private static final int MOST_EVENTS = 200;
  private static final int MOST_CHARACTERS = 4_096;
  private static final int MOST_LINE_CHARACTERS = 120;

  private final Html html;

  Timeline(Html html) {
    this.html = html;
  }

  /** All events, or the first and the last where there are too many for a page. */
  void write(List<TranscriptEvent> events) {
    html.open("ol", "class", "timeline");
    if (events.size() <= MOST_EVENTS) {
      events.forEach(this::event);
    } else {
      int half = MOST_EVENTS / 2;
      events.subList(0, half).forEach(this::event);
      html.open("li", "class", "cut")
          .element("span", "", "class", "time")
          .element("span", "", "class", "actor")
          .element("span", "⋮", "class", "arrow")
          .element("span", (events.size() - MOST_EVENTS) + " events left out", "class", "what")
          .close("li");
      events.subList(events.size() - half, events.size()).forEach(this::event);
    }
    html.close("ol").raw("\n");
  }

  private void event(TranscriptEvent event) {
    if (event instanceof TranscriptEvent.Frame frame) {
      line(event, frame.sent() ? "sent" : "received", frame.sent() ? "→" : "←");
      frame(frame);
    } else if (event instanceof TranscriptEvent.Http http) {
      line(event, "http", "⇄");
      http(http);
    } else if (event instanceof TranscriptEvent.Handshake handshake) {
      line(event, "http", "⇄");
      handshake(handshake);
    } else if (event instanceof TranscriptEvent.Closed closed) {
      line(event, "end", "✕");
      html.element("span", "closed " + closed.code(), "class", "kind")
          .text(meaning(closed.code()))
          .text(closed.reason().isEmpty() ? "" : " “" + closed.reason() + "”");
    } else if (event instanceof TranscriptEvent.Note note) {
      line(event, "note", "·");
      html.text(note.text());
    }
    html.raw("</div></li>\n");
  }

  private void line(TranscriptEvent event, String kind, String arrow) {
    html.open("li", "class", kind)
        .element("span", millis(event.micros()), "class", "time")
        .element("span", event.actor(), "class", "actor")
        .element("span", arrow, "class", "arrow")
        .raw("<div class=\"what\">");
  }

  private void frame(TranscriptEvent.Frame frame) {
    PayloadExcerpt payload = new PayloadExcerpt(frame.head());
    html.element("span", kind(frame.opcode()), "class", "kind")
        .text(frame.fin() ? " fin" : " not final")
        .text(", " + bytes(frame.length()))
        .text(frame.rsv() == 0 ? "" : ", rsv " + frame.rsv())
        .text(frame.sent() == frame.masked() ? "" : frame.masked() ? ", masked" : ", not masked")
        .text(
            frame.onWire() == whole(frame)
                ? ""
                : ", " + frame.onWire() + " of " + whole(frame) + " bytes on the wire");
    if (frame.opcode() == 8) {
      payload
          .closeCode()
          .ifPresent(
              code ->
                  html.text(", code " + code + meaning(code))
                      .text(
                          payload.closeReason().isEmpty()
                              ? ""
                              : " “" + payload.closeReason() + "”"));
    }
    if (frame.head().length == 0) {
      return;
    }
    boolean cut = frame.head().length < frame.length();
    html.open("details").open("summary");
    Optional<String> text = frame.opcode() == 8 ? Optional.empty() : payload.text();
    html.element("code", text.map(Timeline::oneLine).orElse("bytes"))
        .close("summary")
        .element("pre", payload.hex(), "class", "hex")
        .text(cut ? "The first " + bytes(frame.head().length) + "." : "")
        .close("details");
  }

  private void http(TranscriptEvent.Http http) {
    html.element("span", http.method(), "class", "kind")
        .text(" " + http.url() + " ")
        .element("span", answer(http.status(), http.error()), "class", "kind")
        .text(" in " + millis(http.tookMicros()));
    message("request", http.requestHeaders(), http.requestBody());
    message("answer", http.responseHeaders(), http.responseBody());
  }

  private void handshake(TranscriptEvent.Handshake handshake) {
    html.element("span", "handshake", "class", "kind")
        .text(" " + handshake.url() + " ")
        .element("span", answer(handshake.status(), ""), "class", "kind");
    message("request", handshake.requestHeaders(), "");
    message("answer", handshake.responseHeaders(), handshake.body());
  }

  private void message(String name, Map<String, List<String>> headers, String body) {
    if (headers.isEmpty() && body.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder();
    headers.forEach(
        (key, values) -> values.forEach(v -> text.append(key).append(": ").append(v).append('\n')));
    if (!body.isEmpty()) {
      text.append(text.isEmpty() ? "" : "\n").append(cut(body));
    }
    html.open("details")
        .open("summary")
        .text(name + " ")
        .element(
            "code",
            body.isEmpty()
                ? headers.size() + (headers.size() == 1 ? " header" : " headers")
                : oneLine(body))
        .close("summary")
        .element("pre", text.toString())
        .close("details");
  }

  private static String answer(int status, String error) {
    return status == 0
        ? "no answer" + (error.isEmpty() ? "" : ": " + error)
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

  /** What RFC 6455, section 7.4.1, calls a code. */
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
