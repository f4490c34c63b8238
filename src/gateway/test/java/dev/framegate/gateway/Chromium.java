package dev.framegate.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;

/** A headless browser of the machine's own, told what to do over its DevTools. */
public final class Chromium implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String READY = "DevTools listening on ";
  private static final long LONGEST_SECONDS = 60;

  private final Process process;
  private final OkHttpClient client = new OkHttpClient();
  private final BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();
  private final WebSocket devTools;
  private final String session;
  private int calls;

  private Chromium(Process process, String address) throws Exception {
    this.process = process;
    this.devTools =
        client.newWebSocket(
            new Request.Builder().url(address).build(),
            new WebSocketListener() {
              @Override
              public void onMessage(WebSocket socket, String text) {
                try {
                  answers.add(JSON.readTree(text));
                } catch (IOException e) {
                  throw new IllegalStateException(text, e);
                }
              }
            });
    ObjectNode blank = JSON.createObjectNode().put("url", "about:blank");
    String target = call("Target.createTarget", blank, null).path("targetId").asText();
    ObjectNode attach = JSON.createObjectNode().put("targetId", target).put("flatten", true);
    this.session = call("Target.attachToTarget", attach, null).path("sessionId").asText();
  }

  /** Where the machine has one, if it does. */
  public static Optional<Path> installed() {
    return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * @param profile an empty folder
   */
  public static Chromium start(Path program, Path profile) throws Exception {
    List<String> command = new ArrayList<>(List.of(program.toString(), "--headless"));
    command.addAll(List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"));
    command.addAll(List.of("--disable-quic", "--no-first-run", "--disable-sync"));
    command.addAll(List.of("--disable-background-networking", "--disable-component-update"));
    command.addAll(List.of("--remote-debugging-port=0", "--user-data-dir=" + profile));
    Process process = new ProcessBuilder(command).start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith(READY)) {
        Thread drain = new Thread(() -> said.lines().forEach(more -> {}), "chromium-stderr");
        drain.setDaemon(true);
        drain.start();
        return new Chromium(process, line.substring(READY.length()).replaceFirst("^ws", "http"));
      }
    }
    process.destroyForcibly();
    throw new IllegalStateException(program + " ended before it was ready");
  }

  /** Shows a page, and waits until its scripts have run. */
  public void open(String url) throws Exception {
    call("Page.enable", JSON.createObjectNode(), session);
    call("Page.navigate", JSON.createObjectNode().put("url", url), session);
    run(
        "new Promise(done => document.readyState === 'complete' && location.href !== 'about:blank'"
            + " ? done(1) : addEventListener('load', () => done(1)))");
  }

  /**
   * Runs a script in the page.
   *
   * @return what its promise comes to
   */
  public JsonNode run(String script) throws Exception {
    ObjectNode parameters =
        JSON.createObjectNode()
            .put("expression", script)
            .put("awaitPromise", true)
            .put("returnByValue", true);
    JsonNode result = call("Runtime.evaluate", parameters, session);
    if (result.has("exceptionDetails")) {
      throw new AssertionError("the page threw: " + result.path("exceptionDetails"));
    }
    return result.path("result").path("value");
  }

  /** Presses Enter and the Control key with it, where the page has its focus. */
  void pressControlEnter() throws Exception {
    for (String type : List.of("keyDown", "keyUp")) {
      ObjectNode key = JSON.createObjectNode().put("type", type).put("key", "Enter");
      key.put("code", "Enter").put("windowsVirtualKeyCode", 13).put("modifiers", 2);
      call("Input.dispatchKeyEvent", key, session);
    }
  }

  /** Gives the page a width in CSS pixels. */
  void resize(int width) throws Exception {
    ObjectNode size = JSON.createObjectNode().put("width", width).put("height", 700);
    size.put("deviceScaleFactor", 1).put("mobile", false);
    call("Emulation.setDeviceMetricsOverride", size, session);
  }

  private JsonNode call(String method, ObjectNode parameters, String inSession) throws Exception {
    int id = ++calls;
    ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
    message.set("params", parameters);
    if (inSession != null) {
      message.put("sessionId", inSession);
    }
    devTools.send(message.toString());
    while (true) {
      JsonNode answer = answers.poll(LONGEST_SECONDS, TimeUnit.SECONDS);
      if (answer == null) {
        throw new AssertionError("the browser did not answer to " + message);
      }
      if (answer.path("id").asInt() == id) {
        if (answer.has("error")) {
          throw new AssertionError(method + ": " + answer.path("error"));
        }
        return answer.path("result");
      }
    }
  }

  @Override
  public void close() throws InterruptedException {
    devTools.cancel();
    client.dispatcher().executorService().shutdown();
    process.destroy();
    if (!process.waitFor(5, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
