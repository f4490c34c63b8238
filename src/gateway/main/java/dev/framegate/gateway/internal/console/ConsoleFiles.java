package dev.framegate.gateway.internal.console;

import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The console's page, style and scripts, by their paths. A content security policy allows only
 * these files and this server, and no text to be read as markup.
 */
final class ConsoleFiles {
  static final String PAGE = "/_framegate/console";

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:;"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
          + " require-trusted-types-for 'script'; trusted-types 'none'";

  private static final List<String> MODULES =
      List.of(
          "access",
          "api-list",
          "api-view",
          "commands",
          "connections",
          "deploy",
          "deployments",
          "difference",
          "dom",
          "feed",
          "form",
          "frames",
          "gateway",
          "integrations",
          "main",
          "models",
          "operations",
          "owners",
          "paged-list",
          "preview",
          "route-changes",
          "route-form",
          "routes",
          "samples",
          "stages",
          "trial",
          "trial-log");

  private ConsoleFiles() {}

  static Map<String, Function<ServerRequest, ServerResponse>> byPath(ConsoleContent content) {
    Map<String, Function<ServerRequest, ServerResponse>> files = new HashMap<>();
    files.put(PAGE, file(content.of("console.html"), "text/html"));
    files.put(PAGE + "/console.css", file(content.of("console.css"), "text/css"));
    MODULES.forEach(
        name ->
            files.put(
                PAGE + "/" + name + ".js", file(content.of(name + ".js"), "text/javascript")));
    return Map.copyOf(files);
  }

  private static Function<ServerRequest, ServerResponse> file(byte[] bytes, String type) {
    ServerResponse answer =
        new ServerResponse(
            200,
            Map.of(
                "content-type",
                type + "; charset=utf-8",
                "content-security-policy",
                POLICY,
                "x-content-type-options",
                "nosniff",
                "referrer-policy",
                "no-referrer",
                "cross-origin-opener-policy",
                "same-origin",
                "cache-control",
                "no-cache"),
            bytes);
    return new ReadOnlyPage(call -> answer);
  }

  static byte[] bytes(String name) {
    try (InputStream in = ConsoleFiles.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The console's " + name + " is not among the resources");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
