package dev.framegate.cluster;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Clients that connect, stay or leave, and are sent messages, while APIs are made; and the books of
 * what the gateways have acknowledged.
 */
final class ClusterLoad implements AutoCloseable {
  private static final int STAYING = 12;

  private final ChatApi api;
  private final ChatBackend backend;

  /** The gateways that run; the first is the one that will not be killed next. */
  private final Supplier<List<URI>> gateways;

  private final Queue<ChatClient> clients = new ConcurrentLinkedQueue<>();
  private final Map<String, ChatClient> staying = new ConcurrentHashMap<>();

  /** Texts that a gateway has answered with 200, by the client they are for. */
  private final Map<ChatClient, Queue<String>> delivered = new ConcurrentHashMap<>();

  private final Queue<String> apis = new ConcurrentLinkedQueue<>();
  private final AtomicInteger names = new AtomicInteger();
  private final AtomicLong texts = new AtomicLong();
  private final Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile boolean stopped;

  ClusterLoad(ChatApi api, ChatBackend backend, Supplier<List<URI>> gateways) {
    this.api = api;
    this.backend = backend;
    this.gateways = gateways;
  }

  void start() {
    threads.execute(() -> repeat(this::keepClients));
    threads.execute(() -> repeat(this::comeAndGo));
    threads.execute(() -> repeat(this::createApi));
    threads.execute(() -> repeat(this::post));
    threads.execute(() -> repeat(this::post));
  }

  private void repeat(Step step) {
    while (!stopped) {
      try {
        step.run();
      } catch (ExecutionException e) {
        pause();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private interface Step {
    void run() throws ExecutionException, InterruptedException;
  }

  /** What is cut off refuses at once, and would be asked too often. */
  private static void pause() {
    java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
  }

  private void keepClients() {
    staying.values().removeIf(client -> !client.isOpen());
    List<URI> running = gateways.get();
    if (staying.size() >= STAYING || running.isEmpty()) {
      pause();
      return;
    }
    ChatClient client = connect(running.get(names.get() % running.size()));
    if (client.wasAccepted()) {
      staying.put(client.name(), client);
    } else {
      pause();
    }
  }

  /** At a gateway that lives on, as the end of a connection there is told once. */
  private void comeAndGo() {
    List<URI> running = gateways.get();
    if (!running.isEmpty()) {
      connect(running.get(0)).close();
    }
    pause();
  }

  private ChatClient connect(URI gateway) {
    String name = "client" + names.incrementAndGet();
    ChatClient client = ChatClient.connect(name, api.webSocket(gateway, name));
    clients.add(client);
    return client;
  }

  private void createApi() throws ExecutionException, InterruptedException {
    List<URI> running = gateways.get();
    if (running.isEmpty()) {
      pause();
      return;
    }
    ChatApi.createEmpty(running.get(names.get() % running.size())).get().ifPresent(apis::add);
    pause();
  }

  private void post() throws ExecutionException, InterruptedException {
    List<ChatClient> open = new ArrayList<>(staying.values());
    List<URI> running = gateways.get();
    if (open.isEmpty() || running.isEmpty()) {
      pause();
      return;
    }
    long number = texts.incrementAndGet();
    ChatClient client = open.get((int) (number % open.size()));
    String id = backend.connectionOf(client.name()).orElseThrow();
    String text = "text " + number;
    HttpResponse<String> answer =
        api.post(running.get((int) (number / open.size() % running.size())), id, text).get();
    statuses.computeIfAbsent(answer.statusCode(), s -> new AtomicInteger()).incrementAndGet();
    if (answer.statusCode() == 200) {
      delivered.computeIfAbsent(client, c -> new ConcurrentLinkedQueue<>()).add(text);
    }
  }

  /** Ends the load, with all clients. */
  void stop() throws InterruptedException {
    stopped = true;
    threads.shutdown();
    boolean unused = threads.awaitTermination(30, TimeUnit.SECONDS);
    clients.forEach(ChatClient::close);
  }

  List<String> createdApis() {
    return List.copyOf(apis);
  }

  /** How often {@code $disconnect} has run for each client that was accepted, where not once. */
  List<String> wrongDisconnects() {
    List<String> wrong = new ArrayList<>();
    for (ChatClient client : clients) {
      String id = backend.connectionOf(client.name()).orElse("");
      int count = backend.disconnects(id);
      if (client.wasAccepted() ? count != 1 : count > 1) {
        wrong.add("%s %s: %d".formatted(client.name(), id, count));
      }
    }
    return wrong;
  }

  /** What was answered with 200 and is not at its client. */
  List<String> undelivered() {
    List<String> missing = new ArrayList<>();
    delivered.forEach(
        (client, all) -> {
          List<String> lost = new ArrayList<>(all);
          lost.removeAll(new HashSet<>(client.received()));
          lost.forEach(text -> missing.add(client.name() + ": " + text));
        });
    return missing;
  }

  long accepted() {
    return clients.stream().filter(ChatClient::wasAccepted).count();
  }

  @Override
  public String toString() {
    return "%d connections, %d APIs, callbacks by status %s"
        .formatted(accepted(), apis.size(), statuses);
  }

  @Override
  public void close() {
    stopped = true;
    threads.shutdownNow();
  }
}
