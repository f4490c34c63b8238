package dev.framegate.gateway;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A small runtime for functions in a server of its own: it speaks Lambda's invoke path. */
final class FunctionServer implements AutoCloseable {
  private static final String PATH = "/2015-03-31/functions/";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, RequestHandler<Map<String, Object>, ?>> functions;

  FunctionServer(Map<String, RequestHandler<Map<String, Object>, ?>> functions) throws IOException {
    this.functions = functions;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.createContext(PATH, this::invoke);
    server.setExecutor(threads);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void invoke(HttpExchange exchange) throws IOException {
    String[] path = exchange.getRequestURI().getPath().substring(PATH.length()).split("/", -1);
    RequestHandler<Map<String, Object>, ?> function = functions.get(path[0]);
    if (function == null || path.length != 2 || !path[1].equals("invocations")) {
      answer(exchange, 404, Map.of("Message", "Function not found: " + path[0]));
      return;
    }
    Map<String, Object> event =
        JSON.readerForMapOf(Object.class).readValue(exchange.getRequestBody());
    if ("Event".equals(exchange.getRequestHeaders().getFirst("X-Amz-Invocation-Type"))) {
      threads.execute(() -> function.handleRequest(event, null));
      answer(exchange, 202, null);
      return;
    }
    try {
      answer(exchange, 200, function.handleRequest(event, null));
    } catch (RuntimeException e) {
      exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
      answer(
          exchange,
          200,
          Map.of("errorMessage", e.getMessage(), "errorType", e.getClass().getName()));
    }
  }

  private static void answer(HttpExchange exchange, int status, Object payload) throws IOException {
    try (exchange) {
      byte[] body = payload == null ? new byte[0] : JSON.writeValueAsBytes(payload);
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
