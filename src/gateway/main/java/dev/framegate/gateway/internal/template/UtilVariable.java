package dev.framegate.gateway.internal.template;

import dev.framegate.gateway.internal.event.JsonText;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The variable {@code $util} of templates. Public because templates call it by reflection. */
public final class UtilVariable {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /** What the values of a parsed text take, compared with the text. */
  private static final int VALUES = 16;

  private final RenderBudget budget;

  UtilVariable(RenderBudget budget) {
    this.budget = budget;
  }

  /** Escapes by the rules of JavaScript strings, so that the result fits between quotes. */
  public String escapeJavaScript(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\b' -> out.append("\\b");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\f' -> out.append("\\f");
        case '\r' -> out.append("\\r");
        case '"', '\'', '\\', '/' -> out.append('\\').append(c);
        default -> {
          if (c < 0x20 || c > 0x7e) {
            out.append("\\u").append(HEX.toHexDigits(c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.toString();
  }

  /** The value of a JSON text. */
  public @Nullable Object parseJson(String json) {
    budget.spend((long) VALUES * json.length());
    return JsonText.parse(json)
        .map(found -> java.util.Optional.ofNullable(ReadOnlyList.of(found.value())))
        .orElseThrow(() -> new IllegalArgumentException("$util.parseJson: the text is not JSON"))
        .orElse(null);
  }

  public String urlEncode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  public String urlDecode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  public String base64Encode(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  public String base64Decode(String text) {
    return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
  }
}
