package dev.framegate.gateway.internal.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class ConsoleFilesTest {
  private static final Pattern IMPORT = Pattern.compile("from \"\\./([\\w-]+\\.js)\"");
  private static final Pattern ADDRESS = Pattern.compile("(?:href|src)=\"(/[^\"]+)\"");
  private static final String FOLDER = "/_framegate/console/";

  private final Map<String, Function<ServerRequest, ServerResponse>> files =
      ConsoleFiles.byPath(ConsoleContent.BUNDLED);

  @Test
  void everyFileThatAnotherNeedsIsServed() {
    // A script that the page does not name is found only once another has arrived.
    assertThat(find(ADDRESS, text(ConsoleFiles.PAGE)))
        .containsExactlyInAnyOrderElementsOf(
            files.keySet().stream().filter(path -> !path.equals(ConsoleFiles.PAGE)).toList());
    assertThat(scripts())
        .flatExtracting(path -> find(IMPORT, text(path)))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(files).containsKey(FOLDER + name));
  }

  @Test
  void noScriptReadsTextAsMarkupOrAsCode() {
    assertThat(scripts())
        .hasSizeGreaterThan(10)
        .allSatisfy(
            path ->
                assertThat(text(path))
                    .doesNotContain(
                        "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write")
                    .doesNotContain(
                        "eval(", "new Function", "javascript:", "http://www", "https://"));
    assertThat(text(ConsoleFiles.PAGE)).doesNotContain("<style", "style=", "onclick");
  }

  @Test
  void everyFileForbidsWhatItDoesNotNeed() {
    files.forEach(
        (path, file) ->
            assertThat(file.apply(get(path)).headers())
                .containsEntry("x-content-type-options", "nosniff")
                .hasEntrySatisfying(
                    "content-security-policy",
                    policy ->
                        assertThat(policy)
                            .startsWith("default-src 'none'")
                            .contains(
                                "frame-ancestors 'none'", "require-trusted-types-for 'script'")
                            .doesNotContain("unsafe", "http")));
  }

  @Test
  void filesAreOnlyRead() {
    ServerRequest post =
        new ServerRequest("POST", ConsoleFiles.PAGE, Map.of(), Map.of(), new byte[0]);
    assertThat(files.get(ConsoleFiles.PAGE).apply(post).status()).isEqualTo(405);
  }

  private List<String> scripts() {
    return files.keySet().stream().filter(path -> path.endsWith(".js")).sorted().toList();
  }

  private String text(String path) {
    return files.get(path).apply(get(path)).text();
  }

  private static ServerRequest get(String path) {
    return new ServerRequest("GET", path, Map.of(), Map.of(), new byte[0]);
  }

  private static List<String> find(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult each) -> each.group(1)).toList();
  }
}
