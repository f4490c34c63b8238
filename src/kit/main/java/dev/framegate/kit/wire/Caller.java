package dev.framegate.kit.wire;

import static io.restassured.RestAssured.given;

import io.restassured.config.DecoderConfig;
import io.restassured.config.EncoderConfig;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RedirectConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.http.impl.conn.PoolingClientConnectionManager;

/**
 * Makes HTTP requests and keeps them as evidence. Every status is an answer; redirects are not
 * followed, nothing is sent twice, nothing is decompressed. Safe for many threads, which share its
 * connections.
 */
@SuppressWarnings("deprecation") // REST Assured takes no newer connection pool
public final class Caller implements AutoCloseable {
  private static final Reply NONE = new Reply(0, Map.of(), new byte[0]);

  private final Signing signing;
  private final Pacing pacing;
  private final PoolingClientConnectionManager pool;
  private final RestAssuredConfig config;
  private final Duration timeout;

  /** Trusts what this Java trusts; connecting, and each read, may take ten seconds. */
  public Caller() {
    this(Trust::standard, Duration.ofSeconds(10), Signing.none(), Pacing.none());
  }

  /**
   * @param timeout the longest that connecting, and each wait for bytes of the answer, may take
   */
  public Caller(Trust trust, Duration timeout) {
    this(() -> trust, timeout, Signing.none(), Pacing.none());
  }

  /**
   * @param trust asked only when an address is {@code https:}
   * @param timeout the longest that connecting, and each wait for bytes of the answer, may take
   * @param signing signs the requests that ask for it, each try anew
   * @param pacing holds requests back, and may try again
   */
  public Caller(Supplier<Trust> trust, Duration timeout, Signing signing, Pacing pacing) {
    this.signing = signing;
    this.pacing = pacing;
    this.pool = ExactHttpClient.pool(trust);
    this.timeout = timeout;
    this.config =
        RestAssuredConfig.newConfig()
            .redirect(RedirectConfig.redirectConfig().followRedirects(false))
            .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders())
            .encoderConfig(
                EncoderConfig.encoderConfig()
                    .appendDefaultContentCharsetToContentTypeIfUndefined(false));
  }

  /**
   * Sends a request that a scenario is about, through REST Assured, and waits for its answer.
   *
   * @param actor who asks, in the transcript
   * @throws Unreachable if no answer came
   */
  public Reply call(Request request, Transcript transcript, String actor) {
    return kept(request, transcript, actor, this::assured);
  }

  /**
   * Sends a request that only sets a scenario up or cleans up after it. The same bytes, evidence
   * and failures as {@link #call} by a shorter way, at a small part of the cost.
   *
   * @throws Unreachable if no answer came
   */
  public Reply arrange(Request request, Transcript transcript, String actor) {
    return kept(
        request,
        transcript,
        actor,
        (asked, sent) ->
            new DirectCall(asked).through(new ExactHttpClient(pool, asked, sent, timeout)));
  }

  /** One way to send; notes the headers that really went out. */
  private interface Way {
    Reply send(Request request, Map<String, List<String>> sent) throws IOException;
  }

  private Reply kept(Request request, Transcript transcript, String actor, Way way) {
    return pacing.send(request, () -> once(request, transcript, actor, way));
  }

  private Reply once(Request wanted, Transcript transcript, String actor, Way way) {
    Request request =
        wanted
            .signedFor()
            .map(service -> signing.sign(wanted, service, Instant.now()))
            .orElse(wanted);
    Map<String, List<String>> sent = new LinkedHashMap<>();
    long began = transcript.micros();
    TapeLine line = new TapeLine(transcript);
    line.asked(
        Signal.Client.CALLER,
        actor,
        wanted.method(),
        wanted.url().toString(),
        headers(wanted.headers()),
        wanted.body().orElse(new byte[0]));
    try {
      Reply reply = Redaction.reply(way.send(request, sent), sent);
      line.answered(reply.status(), reply.headers(), reply.body());
      keep(transcript, actor, request, sent, began, reply, "");
      return reply;
    } catch (IOException e) {
      String why = Causes.of(e);
      line.unanswered(why);
      keep(transcript, actor, request, sent, began, NONE, why);
      throw new Unreachable(request.url().getAuthority(), why, e);
    }
  }

  static Map<String, List<String>> headers(List<Header> headers) {
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
  }

  /** REST Assured throws what its client throws, and declares none of it. */
  private Reply assured(Request request, Map<String, List<String>> sent) throws IOException {
    HttpClientConfig client =
        HttpClientConfig.httpClientConfig()
            .httpClientFactory(() -> new ExactHttpClient(pool, request, sent, timeout));
    RequestSpecification prepared =
        given().config(config.httpClient(client)).urlEncodingEnabled(false);
    request.headers().forEach(header -> prepared.header(header.name(), header.value()));
    request.body().ifPresent(prepared::body);
    return reply(prepared.request(request.method(), address(request.url())));
  }

  /** The path and the query go in below REST Assured, which would take them apart. */
  private static String address(URI url) {
    return url.getScheme() + "://" + url.getRawAuthority() + "/";
  }

  private static Reply reply(Response response) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    response
        .getHeaders()
        .forEach(
            header ->
                headers
                    .computeIfAbsent(header.getName(), name -> new ArrayList<>())
                    .add(header.getValue()));
    return new Reply(response.statusCode(), headers, response.asByteArray());
  }

  private static void keep(
      Transcript transcript,
      String actor,
      Request request,
      Map<String, List<String>> sent,
      long began,
      Reply reply,
      String error) {
    String url = Redaction.url(request.url().toString());
    Map<String, List<String>> asked = Redaction.headers(sent);
    Map<String, List<String>> answered = Redaction.headers(reply.headers());
    String requestBody = Evidence.text(request.body().orElse(new byte[0]));
    String responseBody = Evidence.text(reply.body());
    transcript.add(
        at ->
            new Event.Http(
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
