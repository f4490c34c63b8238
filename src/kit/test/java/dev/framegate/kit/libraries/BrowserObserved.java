package dev.framegate.kit.libraries;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.sun.net.httpserver.HttpServer;
import dev.framegate.kit.browser.Browser;
import dev.framegate.kit.browser.BrowserProgram;
import dev.framegate.kit.browser.BrowserTab;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The {@code WebSocket} of a page in Chromium. */
final class BrowserObserved implements ObservedClient {
  private static final String NAME = "browser";
  private static final String PAGE =
      """
      <!doctype html><title>A page</title><script>
      let socket, seen, messages, waiting, opened, ended;
      function begin(address) {
        seen = []; messages = []; waiting = null;
        socket = new WebSocket(address);
        opened = new Promise((done, failed) => {
          socket.onopen = done;
          ended = new Promise(over => {
            socket.onclose = e => {
              seen.push(`onclose(${e.code}, "${e.reason}", wasClean ${e.wasClean})`);
              over(seen);
              failed(new Error(seen.join()));
            };
          });
        });
        opened.catch(() => {});
        socket.onerror = e => seen.push('onerror' + (e.message === undefined ? '' : `(${e.message})`));
        socket.onmessage = e => { messages.push(e.data); if (waiting) waiting(); };
      }
      async function next() {
        while (!messages.length) await new Promise(done => { waiting = done; });
        return messages.shift();
      }
      </script>
      """;

  private final HttpServer pages;
  private final Browser browser;
  private final BrowserTab tab;

  private BrowserObserved(Browser browser) throws Exception {
    this.browser = browser;
    tab = browser.newTab();
    pages = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    pages.createContext(
        "/",
        exchange -> {
          byte[] html = PAGE.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("content-type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, html.length);
          exchange.getResponseBody().write(html);
          exchange.close();
        });
    pages.start();
    tab.open("http://127.0.0.1:" + pages.getAddress().getPort() + "/");
  }

  static String columnName() {
    return NAME;
  }

  /** Empty where there is no Chromium; says so. */
  static Optional<ObservedClient> start() throws Exception {
    Optional<BrowserProgram> program = BrowserProgram.installed();
    if (program.isEmpty()) {
      System.out.println(
          "The column of browsers is not measured: there is no Chromium on the PATH (package"
              + " chromium-headless-shell)");
      return Optional.empty();
    }
    return Optional.of(new BrowserObserved(Browser.start(program.get())));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ObservedConnection connect(URI address) throws Exception {
    tab.run("begin('%s')".formatted(address));
    return new Connection(tab);
  }

  @Override
  public void close() throws Exception {
    browser.close();
    pages.stop(0);
  }

  private record Connection(BrowserTab tab) implements ObservedConnection {
    @Override
    public void awaitOpen() throws Exception {
      tab.run("opened.then(() => 1)");
    }

    @Override
    public void send(String text) throws Exception {
      tab.run("socket.send(%s)".formatted(TextNode.valueOf(text)));
    }

    @Override
    public void send(byte[] binary) throws Exception {
      tab.run(
          "socket.send(Uint8Array.from(atob('%s'), c => c.charCodeAt(0)))"
              .formatted(Base64.getEncoder().encodeToString(binary)));
    }

    @Override
    public String received() throws Exception {
      return tab.run("next()").asText();
    }

    @Override
    public List<String> seenOfTheEnd() throws Exception {
      JsonNode seen = tab.run("ended");
      return StreamSupport.stream(seen.spliterator(), false).map(JsonNode::asText).toList();
    }

    @Override
    public void close() throws Exception {
      tab.run("socket.close()");
    }
  }
}
