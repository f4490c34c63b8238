package dev.framegate.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.framegate.contract.ModelViolation;
import dev.framegate.contract.OutputCheck;
import dev.framegate.contract.ServiceModel;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The one assertion that every answer of a gateway is held against, in whichever test: status,
 * members and types are those of the service models, and there are no other members. Clients of the
 * AWS SDK have it by {@link SdkResponseInterceptor}, without being asked.
 */
public final class ResponseShapeAssertion {
  private static final OutputCheck SHAPES = new OutputCheck();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern STAGE = Pattern.compile("^/.+(?=/@connections/)");

  private ResponseShapeAssertion() {}

  /**
   * @param rawPath without query
   */
  public static void hold(String method, String rawPath, int status, byte[] body) {
    ServiceModel model =
        rawPath.startsWith("/v2/") ? ServiceModel.controlPlane() : ServiceModel.management();
    String path = STAGE.matcher(rawPath).replaceFirst("");
    List<ModelViolation> problems =
        status < 300
            ? model
                .match(method, path)
                .map(match -> SHAPES.check(match.operation(), status, json(body)))
                .orElseGet(() -> List.of(new ModelViolation("", "no operation has this address")))
            : SHAPES.checkError(status, json(body));
    assertThat(problems)
        .as("%s %s -> %d %s", method, rawPath, status, new String(body, StandardCharsets.UTF_8))
        .isEmpty();
  }

  public static HttpResponse<String> hold(HttpResponse<String> answer) {
    hold(
        answer.request().method(),
        answer.request().uri().getRawPath(),
        answer.statusCode(),
        answer.body().getBytes(StandardCharsets.UTF_8));
    return answer;
  }

  private static JsonNode json(byte[] body) {
    try {
      return body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
    } catch (IOException e) {
      throw new AssertionError(
          "The answer is no JSON: " + new String(body, StandardCharsets.UTF_8), e);
    }
  }
}
