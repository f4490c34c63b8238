package dev.framegate.gateway.internal.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.framegate.gateway.internal.event.EventData;
import dev.framegate.gateway.internal.event.JsonText;
import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.template.TemplateException;
import dev.framegate.gateway.internal.template.Templates;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code /_framegate/preview}: POST {@code {"template":"...","message":"..."}} renders a mapping
 * template with a message and an invented event, within the bounds of any rendering.
 */
final class TemplatePreview implements Function<ServerRequest, ServerResponse> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, Object> CONTEXT =
      Map.of(
          "eventType",
          "MESSAGE",
          "routeKey",
          "preview",
          "connectionId",
          "preview=",
          "requestId",
          "preview=",
          "stage",
          "preview",
          "identity",
          Map.of("sourceIp", "127.0.0.1"));

  /** Made by the first preview, because most gateways are asked for none. */
  private @Nullable Templates engine;

  @Override
  public ServerResponse apply(ServerRequest call) {
    if (!call.method().equals("POST")) {
      return PageAnswers.refused(405, "Expected POST, got " + call.method());
    }
    try {
      JsonNode input = JSON.readTree(call.text());
      JsonText message = new JsonText(input.path("message").asText());
      EventData event = new EventData(message, Map.of(), Map.of(), CONTEXT, Map.of(), null);
      String output =
          engine().compile("template", input.path("template").asText()).render(event, message);
      return PageAnswers.json(JsonNodeFactory.instance.objectNode().put("output", output));
    } catch (JsonProcessingException e) {
      return PageAnswers.refused(400, "Expected {\"template\":\"...\",\"message\":\"...\"}");
    } catch (TemplateException e) {
      return PageAnswers.refused(400, String.valueOf(e.getMessage()));
    }
  }

  private synchronized Templates engine() {
    Templates made = engine;
    if (made == null) {
      made = new Templates();
      engine = made;
    }
    return made;
  }
}
