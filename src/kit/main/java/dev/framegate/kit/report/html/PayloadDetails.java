package dev.framegate.kit.report.html;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.framegate.kit.io.WellFormedText;
import dev.framegate.kit.report.html.Exchange.Detail;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Payloads as a reader wants them: JSON indented, the bytes on demand. */
final class PayloadDetails {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_CHARACTERS = 4_096;
  private static final int MOST_INLINE_CHARACTERS = 60;

  private PayloadDetails() {}

  /** Of a frame or message: its text, where it is one, and its bytes. */
  static List<Detail> of(PayloadExcerpt payload, long length) {
    if (payload.head().length == 0) {
      return List.of();
    }
    String cut =
        payload.head().length < length
            ? "The first " + FrameText.bytes(payload.head().length) + "."
            : "";
    List<Detail> details = new ArrayList<>();
    payload
        .text()
        .flatMap(text -> body("payload", cut.isEmpty() ? text : text + "…"))
        .ifPresent(details::add);
    details.add(new Detail("hex", payload.hex() + cut, false));
    return details;
  }

  /** Text that is indented where it is JSON; empty where there is none. */
  static Optional<Detail> body(String name, String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    boolean inline = text.length() <= MOST_INLINE_CHARACTERS && text.indexOf('\n') < 0;
    return Optional.of(new Detail(name, inline ? text : cut(indented(text)), inline));
  }

  private static String indented(String text) {
    if (!text.startsWith("{") && !text.startsWith("[")) {
      return text;
    }
    try {
      return JSON.readTree(text).toPrettyString();
    } catch (JsonProcessingException e) {
      return text;
    }
  }

  private static String cut(String text) {
    return text.length() <= MOST_CHARACTERS
        ? text
        : WellFormedText.head(text, MOST_CHARACTERS)
            + "\n… "
            + (text.length() - MOST_CHARACTERS)
            + " characters more";
  }
}
