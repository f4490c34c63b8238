package dev.framegate.kit.weather;

import dev.framegate.gateway.internal.deploy.LiveStage;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The way to the control plane: slow, and refused or lost now and then. */
final class ControlPlaneProxy implements AutoCloseable {
  private static final Pattern STAGE = Pattern.compile("/v2/apis/([^/]+)/stages/([^/?]+)");

  private final FrontEnds fronts;
  private final DomainNames domains;
  private final Weather weather;
  private final Listener listener;
  private final CountDownLatch closed = new CountDownLatch(1);

  ControlPlaneProxy(FrontEnds fronts, DomainNames domains, Weather weather) throws IOException {
    this.fronts = fronts;
    this.domains = domains;
    this.weather = weather;
    this.listener = new Listener(this::serve);
  }

  int port() {
    return listener.port();
  }

  private void serve(Socket client) throws IOException {
    Socket gateway = listener.connect(fronts.address(0));
    InputStream asks = new BufferedInputStream(client.getInputStream());
    InputStream answers = new BufferedInputStream(gateway.getInputStream());
    try {
      boolean goesOn = true;
      while (goesOn) {
        HttpMessage call = HttpMessage.head(asks).withBody(asks);
        elapse(weather.call());
        if (weather.dropsCall()) {
          if (!weather.dropsRequestToo()) {
            exchange(call, gateway, answers);
          }
          listener.reset(client);
          return;
        }
        Optional<HttpMessage> refusal = refusal(call);
        HttpMessage answer = refusal.isPresent() ? refusal.get() : exchange(call, gateway, answers);
        client.getOutputStream().write(answer.bytes());
        goesOn = !call.closes() && !answer.closes();
      }
    } catch (EOFException e) {
      // The client has no more to ask.
    } finally {
      listener.end(client);
      listener.end(gateway);
    }
  }

  private Optional<HttpMessage> refusal(HttpMessage call) {
    if (!call.method().equals("GET") && weather.conflict()) {
      return Optional.of(
          HttpMessage.error(
              409,
              "ConflictException",
              "Unable to complete operation due to concurrent modification. Please try again later."));
    }
    return weather.tooManyCalls()
        ? Optional.of(HttpMessage.error(429, "TooManyRequestsException", "Too Many Requests"))
        : Optional.empty();
  }

  private HttpMessage exchange(HttpMessage call, Socket gateway, InputStream answers)
      throws IOException {
    Optional<LiveStage> leaving = leaving(call);
    gateway.getOutputStream().write(call.bytes());
    HttpMessage answer = HttpMessage.head(answers).answering(call, answers);
    if (answer.status() / 100 == 2) {
      leaving.ifPresent(fronts.stages()::deleted);
      domains.done(call);
    }
    return answer;
  }

  private Optional<LiveStage> leaving(HttpMessage call) {
    Matcher stage = STAGE.matcher(call.path());
    return call.method().equals("DELETE") && stage.matches()
        ? fronts.stages().now(stage.group(1), stage.group(2))
        : Optional.empty();
  }

  private void elapse(Duration time) throws IOException {
    try {
      if (closed.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new EOFException("The rehearsal is over.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EOFException("The rehearsal is over.");
    }
  }

  @Override
  public void close() {
    closed.countDown();
    listener.close();
  }
}
