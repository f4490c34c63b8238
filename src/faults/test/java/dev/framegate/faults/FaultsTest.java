package dev.framegate.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.gateway.Gateway;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FaultsTest {
  @Test
  void namesAreUniqueAndEveryFaultBreaksSomething() {
    assertThat(Faults.all()).extracting(Fault::name).doesNotHaveDuplicates();
    assertThat(Faults.all()).allSatisfy(fault -> assertThat(fault.symptoms()).isNotEmpty());
    assertThat(Faults.all())
        .allSatisfy(
            fault -> assertThat(fault.symptoms().values()).allMatch(text -> !text.isBlank()));
  }

  @Test
  void severalFaultsAddUp() throws Exception {
    try (Gateway gateway =
        Faults.apply(Gateway.builder(), List.of("deployment-created-200", "empty-api-deployed"))
            .start()) {
      String api =
          "{\"name\":\"x\",\"protocolType\":\"WEBSOCKET\",\"routeSelectionExpression\":\"$request.body.action\"}";
      HttpResponse<String> created = post(gateway, "/v2/apis", api);
      String id = created.body().replaceFirst(".*\"apiId\":\"([^\"]+)\".*", "$1");
      assertThat(post(gateway, "/v2/apis/" + id + "/deployments", "{}").statusCode())
          .isEqualTo(200);
    }
  }

  private static HttpResponse<String> post(Gateway gateway, String path, String json)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(gateway.address().resolve(path))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void anUnknownNameIsAnsweredWithTheNearestOnes() {
    assertThatThrownBy(() -> Faults.apply(Gateway.builder(), List.of("frame-limit-2g")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "There is no fault 'frame-limit-2g'. Did you mean 'frame-limit-128k'")
        .hasMessageEndingWith(" 'framegate faults' lists all %d.".formatted(Faults.all().size()));
  }
}
