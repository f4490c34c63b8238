package dev.framegate.kit.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A tab of a browser, for one thread. */
public final class BrowserTab implements AutoCloseable {
  private static final Duration COMMAND = Duration.ofSeconds(30);

  /**
   * Longer than a page waits for what it shows, so that it is the page that tells what is missing.
   */
  private static final Duration SCRIPT = Duration.ofSeconds(90);

  private static final int JPEG_QUALITY = 60;

  private static final String PERSON = resource("person.js");

  private final DevTools devTools;
  private final String context;
  private final String session;

  BrowserTab(DevTools devTools, String context, String session) {
    this.devTools = devTools;
    this.context = context;
    this.session = session;
  }

  /** Shows a page, and waits until it has been loaded. */
  public void open(String url) {
    call("Page.enable", DevTools.members());
    call("Page.navigate", DevTools.members().put("url", url));
    run(
        "new Promise(done => document.readyState === 'complete' && location.href !== 'about:blank'"
            + " ? done(1) : addEventListener('load', () => done(1)))");
  }

  /** Lets what the page's scripts fetch carry other headers. */
  public void send(RequestHeaders headers) {
    devTools.listen(session, event -> requested(event, headers));
    ObjectNode members = DevTools.members();
    members.putArray("patterns").addObject().put("resourceType", "Fetch");
    call("Fetch.enable", members);
  }

  private void requested(JsonNode event, RequestHeaders headers) {
    if (!event.path("method").asText().equals("Fetch.requestPaused")) {
      return;
    }
    JsonNode request = event.path("params").path("request");
    Map<String, String> sent = new HashMap<>();
    request
        .path("headers")
        .properties()
        .forEach(header -> sent.put(header.getKey(), header.getValue().asText()));
    ObjectNode members = DevTools.members();
    members.put("requestId", event.path("params").path("requestId").asText());
    ArrayNode all = members.putArray("headers");
    headers
        .of(
            request.path("method").asText(),
            URI.create(request.path("url").asText()),
            Optional.ofNullable(request.path("postData").textValue()),
            sent)
        .forEach((name, value) -> all.addObject().put("name", name).put("value", value));
    devTools.tell(session, "Fetch.continueRequest", members);
  }

  /**
   * Runs a script in the page.
   *
   * @return what its promise comes to
   * @throws AssertionError where it throws
   */
  public JsonNode run(String script) {
    ObjectNode members = DevTools.members().put("expression", script);
    members.put("awaitPromise", true).put("returnByValue", true);
    JsonNode result = devTools.call(session, "Runtime.evaluate", members, SCRIPT);
    if (result.has("exceptionDetails")) {
      JsonNode thrown = result.path("exceptionDetails").path("exception").path("description");
      throw new AssertionError(
          "In the page: " + thrown.asText(result.path("exceptionDetails").toString()));
    }
    return result.path("result").path("value");
  }

  /**
   * Does in the page what a person does there, with the functions of {@code person.js}.
   *
   * @param longest to wait for what the page is to show
   * @param texts that the script finds in the array {@code given}
   */
  public JsonNode act(Duration longest, String script, String... texts) {
    ArrayNode array = DevTools.members().putArray("given");
    List.of(texts).forEach(array::add);
    String given = "const longest = %d, given = %s;".formatted(longest.toMillis(), array);
    return run(String.join("\n", "(async () => {", given, PERSON, script, "})()"));
  }

  /**
   * What the page shows now.
   *
   * @param scale pixels of the picture for one of the page
   * @return JPEG
   */
  public byte[] picture(double scale) {
    JsonNode view = call("Page.getLayoutMetrics", DevTools.members()).path("cssVisualViewport");
    ObjectNode members = DevTools.members().put("format", "jpeg").put("quality", JPEG_QUALITY);
    ObjectNode clip = members.putObject("clip").put("scale", scale);
    clip.put("x", view.path("pageX").asDouble()).put("y", view.path("pageY").asDouble());
    clip.put("width", view.path("clientWidth").asDouble());
    clip.put("height", view.path("clientHeight").asDouble());
    return Base64.getDecoder()
        .decode(call("Page.captureScreenshot", members).path("data").asText());
  }

  /** Presses Enter and the Control key with it, where the page has its focus. */
  public void pressControlEnter() {
    for (String type : List.of("keyDown", "keyUp")) {
      ObjectNode key = DevTools.members().put("type", type).put("key", "Enter");
      key.put("code", "Enter").put("windowsVirtualKeyCode", 13).put("modifiers", 2);
      call("Input.dispatchKeyEvent", key);
    }
  }

  /** Gives the page a size in CSS pixels. */
  public void resize(int width, int height) {
    ObjectNode size = DevTools.members().put("width", width).put("height", height);
    size.put("deviceScaleFactor", 1).put("mobile", false);
    call("Emulation.setDeviceMetricsOverride", size);
  }

  /**
   * Lets the page believe in a medium and colours.
   *
   * @param medium {@code screen} or {@code print}
   * @param colours {@code light} or {@code dark}
   */
  public void show(String medium, String colours) {
    ObjectNode members = DevTools.members().put("media", medium);
    members
        .putArray("features")
        .addObject()
        .put("name", "prefers-color-scheme")
        .put("value", colours);
    call("Emulation.setEmulatedMedia", members);
  }

  private JsonNode call(String method, ObjectNode members) {
    return devTools.call(session, method, members, COMMAND);
  }

  @Override
  public void close() {
    devTools.ignore(session);
    devTools.tell(
        DevTools.BROWSER,
        "Target.disposeBrowserContext",
        DevTools.members().put("browserContextId", context));
  }

  private static String resource(String name) {
    try (InputStream in = BrowserTab.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing in the kit's jar. Build it again.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
