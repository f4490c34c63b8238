package dev.framegate.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An endpoint of AWS services that keeps the requests and gives every one the same answer. */
final class ServiceStub implements AutoCloseable {
  private final HttpServer server;
  private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private volatile int status = 200;
  private volatile String body = "{}";
  private volatile Map<String, String> headers = Map.of();

  record Received(String method, URI uri, Map<String, String> headers, String body) {}

  ServiceStub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.createContext("/", this::take);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  void answers(int newStatus, String newBody, Map<String, String> newHeaders) {
    status = newStatus;
    body = newBody;
    headers = newHeaders;
  }

  Received next() throws InterruptedException {
    return Objects.requireNonNull(received.poll(10, TimeUnit.SECONDS), "no request came");
  }

  boolean wasCalled() {
    return !received.isEmpty();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      exchange.getRequestHeaders().forEach((name, values) -> all.put(name, values.get(0)));
      received.add(
          new Received(
              exchange.getRequestMethod(),
              exchange.getRequestURI(),
              all,
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
      headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
