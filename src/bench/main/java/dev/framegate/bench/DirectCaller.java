package dev.framegate.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.LongAdder;

/** Calls a backend by the JDK's client, without a gateway: so many calls at a time. */
final class DirectCaller {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpRequest request;
  private final LongAdder answered = new LongAdder();

  private DirectCaller(String backend) {
    request =
        HttpRequest.newBuilder(URI.create(backend))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(ClientFrames.message(Shape.SINGLE.bytes())))
            .build();
  }

  public static void main(String[] args) throws Exception {
    ControlLoop.serve(URI.create(args[0]), new DirectCaller(args[0])::run);
  }

  private long run(double seconds) {
    answered.reset();
    long end = System.nanoTime() + (long) (seconds * 1e9);
    Phaser running = new Phaser(1 + Shape.SINGLE.connections());
    for (int i = 0; i < Shape.SINGLE.connections(); i++) {
      next(end, running);
    }
    running.arriveAndAwaitAdvance();
    return answered.sum();
  }

  private void next(long end, Phaser running) {
    if (System.nanoTime() > end) {
      running.arrive();
      return;
    }
    var unused =
        client
            .sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
            .whenComplete(
                (response, error) -> {
                  if (error != null || response.statusCode() != 200) {
                    System.err.println("a call failed: " + error);
                    running.arrive();
                    return;
                  }
                  answered.increment();
                  next(end, running);
                });
  }
}
