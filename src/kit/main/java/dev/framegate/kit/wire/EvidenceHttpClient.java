package dev.framegate.kit.wire;

import dev.framegate.kit.io.Redaction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.apache.http.conn.ClientConnectionManager;

/**
 * Makes HTTP requests and keeps them as evidence. Every status is an answer; redirects are not
 * followed, nothing is sent twice, nothing is decompressed. Safe for many threads, which share its
 * connections.
 */
@SuppressWarnings("deprecation") // REST Assured takes no newer connection pool
public final class EvidenceHttpClient implements AutoCloseable {
  private static final ReceivedResponse NONE = new ReceivedResponse(0, Map.of(), new byte[0]);

  private final RequestSigner signing;
  private final RequestPacer pacing;
  private final ClientConnectionManager pool;
  private final Duration timeout;
  private final ScheduledExecutorService clock = CallDeadline.clock();
  private final CurrentWaits waits = new CurrentWaits();

  /** Trusts what this Java trusts; a call may take ten seconds. */
  public EvidenceHttpClient() {
    this(ServerTrust::standard, Duration.ofSeconds(10), RequestSigner.none(), RequestPacer.none());
  }

  /**
   * @param timeout the longest that a call may take, from connecting to the last byte of its answer
   */
  public EvidenceHttpClient(ServerTrust trust, Duration timeout) {
    this(() -> trust, timeout, RequestSigner.none(), RequestPacer.none());
  }

  /**
   * @param trust asked only when an address is {@code https:}
   * @param timeout the longest that a call may take, from connecting to the last byte of its answer
   * @param signing signs the requests that ask for it, each try anew
   * @param pacing holds requests back, and may try again
   */
  public EvidenceHttpClient(
      Supplier<ServerTrust> trust, Duration timeout, RequestSigner signing, RequestPacer pacing) {
    this.signing = signing;
    this.pacing = pacing;
    this.pool = ExactHttpClient.pool(trust);
    this.timeout = timeout;
  }

  /**
   * Sends a request and waits for its answer.
   *
   * @param actor who asks, in the transcript
   * @throws UnreachableException if no answer came
   */
  public ReceivedResponse send(Request request, Transcript transcript, String actor) {
    return kept(
        request, transcript, actor, (asked, client) -> new RawHttpRequest(asked).through(client));
  }

  /**
   * As {@link #send}, through REST Assured, which many test such an API with. The bytes, the
   * evidence and the failures are the same, at about twenty times the cost.
   *
   * @throws UnreachableException if no answer came
   */
  public ReceivedResponse call(Request request, Transcript transcript, String actor) {
    return kept(request, transcript, actor, RestAssuredRequest::send);
  }

  /** One way to a client. */
  private interface Way {
    ReceivedResponse send(Request request, ExactHttpClient client) throws IOException;
  }

  private ReceivedResponse kept(Request request, Transcript transcript, String actor, Way way) {
    String answer =
        "the answer to %s %s"
            .formatted(
                request.method(), transcript.redaction().text(String.valueOf(request.url())));
    return waits.forTurn(
        () ->
            pacing.send(
                request,
                () ->
                    waits.inTurn(
                        () -> waits.during(answer, () -> once(request, transcript, actor, way)))));
  }

  private ReceivedResponse once(Request wanted, Transcript transcript, String actor, Way way) {
    Request request =
        wanted
            .signedFor()
            .map(service -> signing.sign(wanted, service, Instant.now()))
            .orElse(wanted);
    Map<String, List<String>> sent = new LinkedHashMap<>();
    long began = transcript.micros();
    RecordingLine line = new RecordingLine(transcript);
    line.asked(
        RecordingEvent.Client.CALLER,
        actor,
        wanted.method(),
        wanted.url().toString(),
        headers(wanted.headers()),
        wanted.body().orElse(new byte[0]));
    CallDeadline deadline = new CallDeadline(clock, timeout);
    try (deadline) {
      ReceivedResponse received =
          way.send(request, new ExactHttpClient(pool, request, sent, timeout, deadline));
      Redaction redaction = transcript.redaction().with(request.url().toString(), sent);
      ReceivedResponse reply = withoutSecrets(received, redaction);
      line.answered(reply.status(), reply.headers(), reply.body());
      keep(transcript, redaction, actor, request, sent, began, reply, "");
      return reply;
    } catch (IOException | IllegalStateException e) {
      // The client below may not expect to be stopped at any moment.
      String trouble = deadline.trouble();
      if (e instanceof IllegalStateException unexpected && trouble == null) {
        throw unexpected;
      }
      Redaction redaction = transcript.redaction().with(request.url().toString(), sent);
      String why = trouble == null ? redaction.text(FailureText.of(e)) : trouble;
      line.unanswered(why);
      keep(transcript, redaction, actor, request, sent, began, NONE, why);
      throw new UnreachableException(redaction.authority(request.url()), why, e);
    }
  }

  /** What the threads that use this client wait for. */
  public CurrentWaits waits() {
    return waits;
  }

  static Map<String, List<String>> headers(List<HttpHeader> headers) {
    Map<String, List<String>> byName = new LinkedHashMap<>();
    headers.forEach(
        header ->
            byName.computeIfAbsent(header.name(), name -> new ArrayList<>()).add(header.value()));
    return byName;
  }

  /** Drops the connections that are kept. */
  @Override
  public void close() {
    pool.shutdown();
    clock.shutdownNow();
  }

  private static ReceivedResponse withoutSecrets(ReceivedResponse reply, Redaction redaction) {
    String text = new String(reply.body(), StandardCharsets.ISO_8859_1);
    String kept = redaction.text(text);
    Map<String, List<String>> headers = new LinkedHashMap<>(reply.headers());
    headers.replaceAll((name, values) -> values.stream().map(redaction::text).toList());
    return new ReceivedResponse(
        reply.status(),
        headers,
        kept.equals(text) ? reply.body() : kept.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void keep(
      Transcript transcript,
      Redaction redaction,
      String actor,
      Request request,
      Map<String, List<String>> sent,
      long began,
      ReceivedResponse reply,
      String error) {
    String url = redaction.text(request.url().toString());
    Map<String, List<String>> asked = EvidenceExcerpt.headers(redaction.headers(sent));
    Map<String, List<String>> answered =
        EvidenceExcerpt.headers(redaction.headers(reply.headers()));
    String requestBody = EvidenceExcerpt.text(redaction.bytes(request.body().orElse(new byte[0])));
    String responseBody = EvidenceExcerpt.text(reply.body());
    transcript.add(
        at ->
            new TranscriptEvent.Http(
                at,
                actor,
                at - began,
                request.method(),
                url,
                asked,
                requestBody,
                reply.status(),
                answered,
                responseBody,
                error));
  }
}
