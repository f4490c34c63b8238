package dev.framegate.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Lambda's invoke endpoint: counts the events of each connection. */
final class ChatBackend implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] OK =
      "{\"statusCode\":200,\"body\":\"ok\"}".getBytes(StandardCharsets.UTF_8);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(8);
  private final Map<String, String> ids = new ConcurrentHashMap<>();
  private final Map<String, Integer> disconnects = new ConcurrentHashMap<>();
  private final Map<String, Integer> codes = new ConcurrentHashMap<>();

  ChatBackend() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
    server.createContext("/", this::invoke);
    server.setExecutor(threads);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void invoke(HttpExchange call) throws IOException {
    JsonNode event = JSON.readTree(call.getRequestBody());
    JsonNode context = event.path("requestContext");
    String id = context.path("connectionId").asText();
    switch (context.path("eventType").asText()) {
      case "CONNECT" -> ids.put(event.path("queryStringParameters").path("client").asText(), id);
      case "DISCONNECT" -> {
        codes.put(id, context.path("disconnectStatusCode").asInt());
        disconnects.merge(id, 1, Integer::sum);
      }
      default -> {}
    }
    call.sendResponseHeaders(200, OK.length);
    call.getResponseBody().write(OK);
    call.close();
  }

  /** The id of the connection with which a client has connected, once {@code $connect} has run. */
  Optional<String> connectionOf(String client) {
    return Optional.ofNullable(ids.get(client));
  }

  int disconnects(String connectionId) {
    return disconnects.getOrDefault(connectionId, 0);
  }

  /** The close code that {@code $disconnect} has reported. */
  int code(String connectionId) {
    return codes.getOrDefault(connectionId, 0);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
