package dev.framegate.kit.weather;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The way to the stages: each client gets to one of the front ends, and some are cut off. */
final class DataPlaneProxy implements AutoCloseable {
  /** Of callbacks; the at sign may be escaped. */
  private static final Pattern CALLBACK = Pattern.compile("(?:@|%40)connections/([^/?]+)");

  /** A close frame with code 1009, without a reason. */
  private static final byte[] TOO_BIG = {(byte) 0x88, 2, 0x03, (byte) 0xF1};

  private final FrontEnds fronts;
  private final DomainNames domains;
  private final Weather weather;
  private final Listener listener;

  DataPlaneProxy(FrontEnds fronts, DomainNames domains, Weather weather) throws IOException {
    this.fronts = fronts;
    this.domains = domains;
    this.weather = weather;
    this.listener = new Listener(this::serve);
  }

  int port() {
    return listener.port();
  }

  private void serve(Socket client) throws IOException {
    InputStream in = new BufferedInputStream(client.getInputStream(), 64 * 1024);
    HttpMessage first = HttpMessage.head(in);
    if (domains.tooEarly(first)) {
      client
          .getOutputStream()
          .write(HttpMessage.error(403, "ForbiddenException", "Forbidden").bytes());
      listener.end(client);
    } else if (first.upgrades()) {
      carry(client, in, first);
    } else {
      exchange(client, in, first);
    }
  }

  /** Requests that may share a connection, each to a front end of its own. */
  private void exchange(Socket client, InputStream in, HttpMessage first) throws IOException {
    HttpMessage call = first;
    try {
      boolean goesOn = true;
      while (goesOn) {
        Socket gateway = listener.connect(fronts.address(front(call)));
        try {
          gateway.getOutputStream().write(call.withBody(in).bytes());
          InputStream answers = new BufferedInputStream(gateway.getInputStream());
          HttpMessage answer = HttpMessage.head(answers).answering(call, answers);
          client.getOutputStream().write(answer.bytes());
          goesOn = !call.closes() && !answer.closes();
        } finally {
          listener.end(gateway);
        }
        if (goesOn) {
          call = HttpMessage.head(in);
        }
      }
    } catch (EOFException e) {
      // The backend has no more to ask.
    } finally {
      listener.end(client);
    }
  }

  /** A callback reaches the front end that holds the connection, anything else any of them. */
  private int front(HttpMessage request) {
    Matcher id = CALLBACK.matcher(request.path());
    if (id.find()) {
      return fronts.holding(URLDecoder.decode(id.group(1), StandardCharsets.UTF_8));
    }
    return domains.isFor(request) ? 0 : weather.front(FrontEnds.COUNT);
  }

  private void carry(Socket client, InputStream in, HttpMessage first) throws IOException {
    Socket gateway = listener.connect(fronts.address(front(first)));
    gateway.getOutputStream().write(first.bytes());
    Listener.daemon(() -> answer(gateway, client));
    if (weather.dropsClient()) {
      listener
          .clock()
          .schedule(
              () -> listener.reset(client),
              weather.untilDropped().toMillis(),
              TimeUnit.MILLISECONDS);
    }
    try {
      OutputStream out = gateway.getOutputStream();
      byte[] buffer = new byte[64 * 1024];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        out.write(buffer, 0, count);
      }
      gateway.shutdownOutput();
    } catch (IOException e) {
      listener.end(gateway);
    }
  }

  /** Towards the client; how the gateway ends the connection, it ends here too. */
  private void answer(Socket gateway, Socket client) {
    byte[] buffer = new byte[64 * 1024];
    try {
      InputStream in = gateway.getInputStream();
      OutputStream out = client.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        if (closesForSize(buffer, count) && weather.losesClose()) {
          listener.reset(client);
          listener.end(gateway);
          return;
        }
        out.write(buffer, 0, count);
      }
      listener.end(client);
    } catch (IOException e) {
      listener.reset(client);
    }
    listener.end(gateway);
  }

  private static boolean closesForSize(byte[] buffer, int count) {
    for (int at = 0; at + TOO_BIG.length <= count; at++) {
      int length = buffer[at + 1];
      if (at + 2 + length == count
          && length >= 2
          && buffer[at] == TOO_BIG[0]
          && Arrays.equals(buffer, at + 2, at + 4, TOO_BIG, 2, 4)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    listener.close();
  }
}
