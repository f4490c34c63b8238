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
import java.util.List;

/** A request through REST Assured, which a run loads with its first one. */
final class RestAssuredRequest {
  private static final RestAssuredConfig CONFIG =
      RestAssuredConfig.newConfig()
          .redirect(RedirectConfig.redirectConfig().followRedirects(false))
          .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders())
          .encoderConfig(
              EncoderConfig.encoderConfig()
                  .appendDefaultContentCharsetToContentTypeIfUndefined(false));

  private RestAssuredRequest() {}

  /**
   * Sends it and waits for the answer.
   *
   * @throws IOException what the client throws: REST Assured declares none of it
   */
  static ReceivedResponse send(Request request, ExactHttpClient client) throws IOException {
    RequestSpecification prepared =
        given()
            .config(
                CONFIG.httpClient(
                    HttpClientConfig.httpClientConfig().httpClientFactory(() -> client)))
            .urlEncodingEnabled(false);
    request.headers().forEach(header -> prepared.header(header.name(), header.value()));
    request.body().ifPresent(prepared::body);
    return reply(prepared.request(request.method(), address(request.url())));
  }

  /** The path and the query go in below REST Assured, which would take them apart. */
  private static String address(URI url) {
    return url.getScheme() + "://" + url.getRawAuthority() + "/";
  }

  private static ReceivedResponse reply(Response response) {
    List<HttpHeader> headers =
        response.getHeaders().asList().stream()
            .map(header -> new HttpHeader(header.getName(), header.getValue()))
            .toList();
    return new ReceivedResponse(
        response.statusCode(), EvidenceHttpClient.headers(headers), response.asByteArray());
  }
}
