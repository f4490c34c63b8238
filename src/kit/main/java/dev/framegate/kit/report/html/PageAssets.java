package dev.framegate.kit.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Style and script of a page, which are written into it: it needs no network, and its content
 * security policy allows no other script, whatever a target has sent.
 */
record PageAssets(String style, String script, boolean pictures) {
  /**
   * @param scripts their names among the resources, such as {@code report.js}, in their order
   */
  static PageAssets with(String... scripts) {
    return new PageAssets(
        resource("report.css"),
        Stream.of(scripts).map(PageAssets::resource).collect(Collectors.joining()),
        false);
  }

  /** For a page that holds pictures, too. */
  static PageAssets withPictures() {
    return new PageAssets(resource("report.css"), "", true);
  }

  /** The policy that allows this style and this script only, and pictures that the page holds. */
  String policy() {
    return "default-src 'none'; style-src '"
        + hash(style)
        + "'; script-src '"
        + hash(script)
        + "'"
        + (pictures ? "; img-src data:" : "");
  }

  private static String resource(String name) {
    try (InputStream in = PageAssets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing in the kit's jar. Build it again.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
