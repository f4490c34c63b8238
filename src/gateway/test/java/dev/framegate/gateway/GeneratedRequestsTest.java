package dev.framegate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.framegate.gateway.settings.AccessKey;
import dev.framegate.gateway.settings.AccessKeys;
import dev.framegate.testing.SdkClients;
import dev.framegate.testing.SdkEchoApi;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;

/** Generated requests: whatever they hold, the answer is no 500 and the log has no stack trace. */
@Isolated
final class GeneratedRequestsTest {
  private static final int REQUESTS = 10_000;
  private static final long SEED = Long.getLong("framegate.seed", 20_261_129);

  private static final List<String> BODIES =
      List.of(
          "",
          "{}",
          "[]",
          "null",
          "{\"name\":\"x\",\"protocolType\":\"WEBSOCKET\",\"routeSelectionExpression\":\"$request.body.a\"}",
          "{\"routeKey\":\"$default\",\"target\":\"integrations/x\"}",
          "{\"integrationType\":\"MOCK\",\"requestTemplates\":{\"$default\":\"#set($x=1)\"}}",
          "{\"stageName\":\"test\",\"autoDeploy\":true}",
          "{\"name\":\"M\",\"contentType\":\"application/json\",\"schema\":\"{\\\"pattern\\\":\\\"(a\\\"}\"}",
          "{\"domainName\":\"a.example.com\",\"domainNameConfigurations\":[{\"endpointType\":\"REGIONAL\"}]}",
          "{\"integrationResponseKey\":\"/2../\"}",
          "{\"authorizerType\":\"REQUEST\",\"name\":\"a\",\"identitySource\":[\"route.request.header.a\"]}",
          "{\"tags\":{\"a\":\"b\"}}",
          "{\"advance\":\"PT1S\"}",
          "{\"accessLogSettings\":{\"destinationArn\":\"a\",\"format\":\"$context.requestId\"}}");

  private static final List<String> PIECES =
      List.of(
          "\0",
          "\r",
          "\n",
          "\r\n",
          "%",
          "%00",
          "%2F",
          "%zz",
          "/",
          "//",
          "..",
          "?",
          "&",
          ";",
          "=",
          ":",
          "$",
          "{",
          "}",
          "[",
          "]",
          "\"",
          "\\",
          "\u00ff",
          "\u0080",
          "-1",
          "1e999999999",
          "null",
          "true",
          "999999999999999999999",
          "a".repeat(300),
          "[".repeat(200),
          "\\ud800",
          "*",
          "@connections",
          " ",
          "\t",
          "#set(",
          "${",
          "(?:(?:){999999999}){999999999}x",
          "AWS4-HMAC-SHA256");

  private final Random random = new Random(SEED);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final List<Gateway> gateways = new ArrayList<>();
  private String apiId = "";

  @BeforeEach
  void start() {
    log.list = new CopyOnWriteArrayList<>();
    log.start();
    ((Logger) LoggerFactory.getLogger("dev.framegate")).addAppender(log);
    Gateway open = Gateway.builder().start();
    gateways.add(open);
    gateways.add(
        Gateway.builder()
            .signedBy(AccessKeys.of(List.of(new AccessKey("111122223333", "AKIDEXAMPLE", "s"))))
            .start());
    try (ApiGatewayV2Client aws = SdkClients.controlPlane(open.address())) {
      SdkEchoApi api = SdkEchoApi.create(aws);
      api.deployTo("test");
      apiId = api.id();
    }
  }

  @AfterEach
  void stop() {
    ((Logger) LoggerFactory.getLogger("dev.framegate")).detachAppender(log);
    gateways.forEach(Gateway::close);
  }

  @Test
  void noneIsAnsweredWith500() throws IOException {
    for (int i = 0; i < REQUESTS; i++) {
      byte[] request = request().getBytes(StandardCharsets.ISO_8859_1);
      String answer = answer(gateways.get(i % gateways.size()), request);
      assertThat(answer)
          .as(
              "the answer to request %d of seed %d: %s",
              i, SEED, new String(request, StandardCharsets.ISO_8859_1))
          .doesNotStartWith("HTTP/1.1 500")
          .doesNotContain("\tat ", "Exception:", "java.lang", "dev.framegate");
      if (!answer.isEmpty()) {
        assertThat(answer).startsWith("HTTP/1.1 ");
      }
    }
    assertThat(log.list)
        .filteredOn(
            event ->
                event.getThrowableProxy() != null || event.getLevel().isGreaterOrEqual(Level.ERROR))
        .extracting(ILoggingEvent::getFormattedMessage)
        .isEmpty();
  }

  private String request() {
    String body = random.nextInt(3) == 0 ? "" : mutated(pick(BODIES));
    StringBuilder text = new StringBuilder();
    text.append(pick(List.of("GET", "POST", "PATCH", "PUT", "DELETE", "HEAD", "OPTIONS", "BREW")))
        .append(' ')
        .append(mutated(path()))
        .append(' ')
        .append(random.nextInt(30) == 0 ? mutated("HTTP/1.1") : "HTTP/1.1")
        .append("\r\nHost: ")
        .append(random.nextInt(10) == 0 ? mutated("127.0.0.1:4510") : "127.0.0.1")
        .append("\r\n");
    for (int i = random.nextInt(4); i > 0; i--) {
      text.append(mutated(header())).append("\r\n");
    }
    if (random.nextInt(10) > 0) {
      text.append("Content-Length: ").append(body.length()).append("\r\n");
    }
    return text.append("Connection: close\r\n\r\n").append(body).toString();
  }

  private String path() {
    return pick(
        List.of(
            "/v2/apis",
            "/v2/apis/" + apiId,
            "/v2/apis/" + apiId + "/routes",
            "/v2/apis/" + apiId + "/routes/abc/routeresponses",
            "/v2/apis/" + apiId + "/integrations",
            "/v2/apis/" + apiId + "/integrations/abc/integrationresponses",
            "/v2/apis/" + apiId + "/models",
            "/v2/apis/" + apiId + "/models/abc/template",
            "/v2/apis/" + apiId + "/stages/test",
            "/v2/apis/" + apiId + "/deployments?maxResults=5&nextToken=x",
            "/v2/apis/" + apiId + "/authorizers",
            "/v2/domainnames/a.example.com/apimappings",
            "/v2/tags/arn%3Aaws%3Aapigateway%3Aus-east-1%3A%3A%2Fapis%2F" + apiId,
            "/_framegate/clock",
            "/_framegate/metrics",
            "/_framegate/health",
            "/_framegate/console",
            "/_framegate/console/main.js",
            "/_framegate/events?after=18446744073709551616",
            "/_framegate/differences?apiId=" + apiId,
            "/_framegate/definition?apiId=" + apiId + "&deploymentId=%2F",
            "/_framegate/connections?apiId=" + apiId + "&skip=999999999999999999",
            "/_framegate/preview",
            "/_aws/execute-api/" + apiId + "/test",
            "/_aws/execute-api/" + apiId + "/test/@connections/abc%3D",
            "http://127.0.0.1/v2/apis"));
  }

  private String header() {
    return pick(
        List.of(
            "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261129/us-east-1/apigateway/aws4_request,"
                + " SignedHeaders=host;x-amz-date, Signature=00",
            "X-Amz-Date: 20261129T000000Z",
            "Content-Type: application/json",
            "Transfer-Encoding: chunked",
            "Expect: 100-continue",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            "Sec-WebSocket-Version: 13",
            "Origin: http://127.0.0.1",
            "Accept: */*"));
  }

  /** As it is, or with some pieces put in, left out or written twice. */
  private String mutated(String text) {
    StringBuilder changed = new StringBuilder(text);
    for (int i = random.nextInt(4) - 1; i > 0; i--) {
      int at = random.nextInt(changed.length() + 1);
      switch (random.nextInt(4)) {
        case 0 -> changed.insert(at, pick(PIECES));
        case 1 -> changed.delete(at, Math.min(changed.length(), at + 1 + random.nextInt(4)));
        case 2 -> changed.insert(at, changed.substring(at));
        default -> changed.insert(at, (char) random.nextInt(256));
      }
    }
    return changed.toString();
  }

  private String pick(List<String> some) {
    return some.get(random.nextInt(some.size()));
  }

  /** Ends its half, so that a request that is cut off is not waited for. */
  private static String answer(Gateway gateway, byte[] request) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", gateway.address().getPort()), 20_000);
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request);
      socket.shutdownOutput();
      socket.getInputStream().transferTo(answer);
    } catch (SocketException reset) {
      // It was refused before it was read to its end.
    }
    return answer.toString(StandardCharsets.UTF_8);
  }
}
