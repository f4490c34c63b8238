package dev.framegate.kit.clients;

import dev.framegate.kit.expectation.InconclusiveException;
import dev.framegate.kit.values.ByteSize;
import dev.framegate.kit.values.StepJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Messages that carry an id, and the frames that answer them. */
public final class CorrelatedMessages {
  private final TestClient client;
  private final AtomicInteger count = new AtomicInteger();
  private String lastId = "";
  private String lastText = "";
  private String lastSent = "nothing yet";
  private final List<ReceivedMessage> answers = new ArrayList<>();
  private byte[] unfinished = new byte[0];
  private @Nullable String connectionId;

  public CorrelatedMessages(TestClient client) {
    this.client = client;
  }

  public TestClient peer() {
    return client;
  }

  /** What the last message was, for messages to a reader. */
  public String lastSent() {
    return lastSent;
  }

  /** The {@code text} member of the last message. */
  public String lastText() {
    return lastText;
  }

  /** Everything that came back so far, in order. */
  public List<ReceivedMessage> answers() {
    return answers;
  }

  /** Keeps the part of a message that is still to be sent. */
  public void keepUnfinished(byte[] rest) {
    unfinished = rest;
  }

  public byte[] unfinished() {
    return unfinished;
  }

  /** The JSON text of a new message to a route; an id is put into it. */
  public String compose(String action) {
    return "{\"action\":%s,\"id\":\"m%04d\"}"
        .formatted(StepJson.of(action), count.incrementAndGet());
  }

  /** A new message that carries a text, which the echo route gives back. */
  public String composeText(String text) {
    String bare = compose("echo");
    return bare.substring(0, bare.length() - 1) + ",\"text\":" + StepJson.of(text) + "}";
  }

  /** The same, padded to exactly that many bytes; shorter than its envelope, it is all padding. */
  public String compose(String action, ByteSize size) {
    int pad = size.bytes() - composePadded(action, "").length();
    return pad < 0 ? "x".repeat(size.bytes()) : composePadded(action, "x".repeat(pad));
  }

  public String composePadded(String action, String padding) {
    String bare = compose(action);
    return bare.substring(0, bare.length() - 1) + ",\"pad\":\"" + padding + "\"}";
  }

  public void send(String text) {
    sending(text);
    client.send(text);
  }

  /** Notes a message that goes out by other means, frame by frame. */
  public void sending(String text) {
    lastSent = text.length() > 120 ? "a message of " + new ByteSize(text.length()) : text;
    lastId = StepJson.parse(text).map(node -> node.path("id").asText("")).orElse("");
    lastText = StepJson.parse(text).map(node -> node.path("text").asText("")).orElse("");
  }

  /** Waits for what comes back for the last message: its answer or an error frame. */
  public Optional<ReceivedMessage> reply(Duration longest) {
    Optional<ReceivedMessage> heard =
        client
            .answer(longest, text -> ReceivedMessage.of(text).canAnswer(lastId))
            .map(ReceivedMessage::of);
    heard.ifPresent(answers::add);
    heard.flatMap(answer -> answer.member("connectionId")).ifPresent(id -> connectionId = id);
    return heard;
  }

  /** Watches for anything that could be taken for an answer, even if it came before the message. */
  public Optional<ReceivedMessage> anything(Duration longest) {
    return client
        .await(longest, text -> ReceivedMessage.of(text).canAnswer(lastId))
        .map(ReceivedMessage::of);
  }

  /** The id under which callbacks reach this client; learnt from any answer that carries it. */
  public String connectionId(Duration longest, String route) {
    if (connectionId == null) {
      send(compose(route));
      reply(longest);
    }
    if (connectionId == null) {
      throw new InconclusiveException(
          "The client's connection id could not be learnt: neither an answer on route \""
              + route
              + "\" nor an error frame carried one.");
    }
    return connectionId;
  }

  /** Says in other words what was sent, for messages to a reader. */
  public void describe(String text) {
    lastSent = text;
  }

  /** Expects the answer to the message composed last, which went out in pieces. */
  public void expectAnswerToComposed(String description) {
    lastId = "m%04d".formatted(count.get());
    lastSent = description;
  }

  private String early() {
    long early = client.unaskedMessages();
    return early == 0
        ? ""
        : "; %d unread message%s came before that was sent, which answers nothing"
            .formatted(early, early == 1 ? "" : "s");
  }

  /** What the silence was about, where nothing came back. */
  public String noAnswerMessage(Duration longest) {
    Optional<Integer> code = client.closed(Duration.ZERO);
    return code.map(c -> "the connection ended with close code " + c)
            .orElse("nothing arrived for %.1f s".formatted(longest.toMillis() / 1000.0))
        + ", after "
        + lastSent
        + early();
  }
}
