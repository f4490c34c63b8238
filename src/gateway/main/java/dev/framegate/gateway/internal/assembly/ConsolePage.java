package dev.framegate.gateway.internal.assembly;

import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.function.Function;

/**
 * {@code /_framegate/console}: a static page that calls the public HTTP operations. A content
 * security policy allows only the page's own script and style, by their hashes.
 */
final class ConsolePage implements Function<ServerRequest, ServerResponse> {
  static final String PATH = "/_framegate/console";

  private final ServerResponse page;

  ConsolePage() {
    String html = html();
    page =
        new ServerResponse(
            200,
            Map.of(
                "content-type",
                "text/html; charset=utf-8",
                "content-security-policy",
                ("default-src 'none'; script-src '%s'; style-src '%s'; connect-src 'self';"
                        + " img-src data:; base-uri 'none'; form-action 'none';"
                        + " frame-ancestors 'none'")
                    .formatted(hash(html, "script"), hash(html, "style")),
                "x-content-type-options",
                "nosniff",
                "referrer-policy",
                "no-referrer",
                "cache-control",
                "no-cache"),
            html.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public ServerResponse apply(ServerRequest call) {
    return call.method().equals("GET") || call.method().equals("HEAD")
        ? page
        : ServerResponse.json(405, "{\"message\":\"Expected GET.\"}");
  }

  private static String html() {
    try (InputStream in = ConsolePage.class.getResourceAsStream("console.html")) {
      if (in == null) {
        throw new IllegalStateException("The console's page is not among the resources");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The source expression of a content security policy for the text of an element. */
  private static String hash(String html, String element) {
    int from = html.indexOf("<" + element + ">") + element.length() + 2;
    byte[] text =
        html.substring(from, html.indexOf("</" + element + ">", from))
            .getBytes(StandardCharsets.UTF_8);
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
      return "sha256-" + Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256", e);
    }
  }
}
