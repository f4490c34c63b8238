package dev.framegate.kit.run.liars;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The lies, by name. Each liar gets its own. */
final class Lies {
  private static final String EARLY =
      "{\"id\":\"m0001\",\"marker\":\"hello\",\"text\":\"hello\",\"connectionId\":\"c\"}";
  private static final String ERROR =
      "{\"message\":\"Forbidden\",\"connectionId\":\"c\",\"requestId\":\"r\"}";
  private static final List<Integer> CODES = List.of(1000, 1001, 1003, 1007, 1009, 1011);

  private Lies() {}

  /**
   * @param lateMillis just under the time that an answer may take
   */
  static Map<String, Supplier<Lie>> all(long lateMillis) {
    Map<String, Supplier<Lie>> all = new LinkedHashMap<>();
    CODES.forEach(code -> all.put("closes at once with " + code, () -> new ClosesAtOnce(code)));
    all.put("answers before it is asked", AnswersEarly::new);
    all.put("answers everything with everything", AnswersEverything::new);
    all.put("repeats old answers", RepeatsOldAnswers::new);
    all.put("echoes to every connection", EchoesToAll::new);
    all.put("answers late with everything", () -> new AnswersLate(lateMillis));
    return all;
  }

  private record ClosesAtOnce(int code) implements Lie {
    @Override
    public void welcome(LiarConnection client) throws IOException {
      client.say(LiarFrame.close(code));
    }
  }

  private static final class AnswersEarly implements Lie {
    @Override
    public void welcome(LiarConnection client) throws IOException {
      client.say(LiarFrame.text(EARLY));
      client.say(LiarFrame.text(ERROR));
      client.say(LiarFrame.text("hello"));
      for (String payload : List.of("", "hello", "still there?")) {
        client.say(LiarFrame.pong(payload.getBytes(StandardCharsets.UTF_8)));
      }
    }
  }

  private static class AnswersEverything implements Lie {
    @Override
    public void heard(LiarConnection client, LiarFrame frame) throws IOException {
      client.say(new LiarFrame(frame.control() ? 0x8A : 0x81, frame.payload()));
      client.say(LiarFrame.text(ERROR));
      client.say(LiarFrame.text("{\"marker\":\"hello\"}"));
    }
  }

  private static final class AnswersLate extends AnswersEverything {
    private static final ScheduledExecutorService CLOCK =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "late-liar");
              thread.setDaemon(true);
              return thread;
            });
    private final long millis;

    AnswersLate(long millis) {
      this.millis = millis;
    }

    @Override
    public void heard(LiarConnection client, LiarFrame frame) {
      CLOCK.schedule(
          () -> {
            super.heard(client, frame);
            return null;
          },
          millis,
          TimeUnit.MILLISECONDS);
    }
  }

  /** Whatever the gateway says, the connection's first frame is said again. */
  private static final class RepeatsOldAnswers implements Lie {
    private final Map<LiarConnection, LiarFrame> first = new ConcurrentHashMap<>();

    @Override
    public boolean asksGateway() {
      return true;
    }

    @Override
    public LiarFrame instead(LiarConnection client, LiarFrame said) {
      LiarFrame old = first.putIfAbsent(client, said);
      return old == null ? said : old;
    }
  }

  private static final class EchoesToAll implements Lie {
    private final Set<LiarConnection> all = ConcurrentHashMap.newKeySet();

    @Override
    public void welcome(LiarConnection client) {
      all.add(client);
    }

    @Override
    public void heard(LiarConnection client, LiarFrame frame) {
      for (LiarConnection each : all) {
        try {
          each.say(new LiarFrame(frame.control() ? 0x8A : 0x81, frame.payload()));
        } catch (IOException e) {
          all.remove(each);
        }
      }
    }
  }
}
