package dev.framegate.gateway.internal.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.limits.ServerBounds;
import dev.framegate.gateway.settings.FrameProgram;
import dev.framegate.gateway.settings.FramePrograms;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * {@code /_framegate/frames}: POST connects to a stage of this gateway with a client that sends
 * headers and frames exactly, and answers with what happened. GET tells whether there is one.
 */
final class FrameProgramPage implements Function<ServerRequest, ServerResponse> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FORM =
      "Expected {\"apiId\":\"...\",\"stage\":\"...\",\"query\":\"...\","
          + "\"headers\":[[\"name\",\"value\"]],"
          + "\"frames\":[{\"opcode\":1,\"fin\":true,\"payload\":\"BASE64\"}]}";

  private final FramePrograms client;
  private final URI gateway;
  private final Semaphore free = new Semaphore(ServerBounds.CONSOLE_FRAME_PROGRAMS);

  /**
   * @param gateway {@code http(s)://host:port}
   */
  FrameProgramPage(FramePrograms client, URI gateway) {
    this.client = client;
    this.gateway = gateway;
  }

  @Override
  public ServerResponse apply(ServerRequest call) {
    boolean offered = client != FramePrograms.NONE;
    if (call.method().equals("GET")) {
      return PageAnswers.json(JsonNodeFactory.instance.objectNode().put("offered", offered));
    }
    if (!call.method().equals("POST")) {
      return PageAnswers.refused(405, "Expected GET or POST, got " + call.method());
    }
    if (!offered) {
      return PageAnswers.refused(
          404, "This gateway has no client for frame programs; \"framegate serve\" has one.");
    }
    if (!free.tryAcquire()) {
      return PageAnswers.refused(429, "Other frame programs are running. Try again.");
    }
    try {
      return PageAnswers.json(told(client.run(read(JSON.readTree(call.text())))));
    } catch (JsonProcessingException e) {
      return PageAnswers.refused(400, FORM);
    } catch (IllegalArgumentException e) {
      return PageAnswers.refused(400, String.valueOf(e.getMessage()));
    } finally {
      free.release();
    }
  }

  private static ObjectNode told(List<String> lines) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    lines.forEach(answer.putArray("lines")::add);
    return answer;
  }

  private FrameProgram read(JsonNode input) {
    List<FrameProgram.Frame> frames = new ArrayList<>();
    int bytes = 0;
    for (JsonNode each : input.path("frames")) {
      FrameProgram.Frame frame = frame(each);
      bytes += frame.payload().length;
      frames.add(frame);
      if (frames.size() > ServerBounds.CONSOLE_FRAMES || bytes > ServerBounds.CONSOLE_FRAME_BYTES) {
        throw new IllegalArgumentException(
            "Frames: expected at most %,d with %,d bytes together"
                .formatted(ServerBounds.CONSOLE_FRAMES, ServerBounds.CONSOLE_FRAME_BYTES));
      }
    }
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    input
        .path("headers")
        .forEach(each -> headers.add(Map.entry(each.path(0).asText(), each.path(1).asText())));
    return new FrameProgram(url(input), headers, frames);
  }

  private static FrameProgram.Frame frame(JsonNode each) {
    int opcode = each.path("opcode").asInt(-1);
    if (opcode < 0 || opcode > 15) {
      throw new IllegalArgumentException("Opcode: expected 0 to 15, got " + each.path("opcode"));
    }
    return new FrameProgram.Frame(
        opcode, each.path("fin").asBoolean(true), payload(each.path("payload").asText()));
  }

  private static byte[] payload(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("Payload: expected base64: " + e.getMessage(), e);
    }
  }

  /** Of this gateway, whatever the input says. */
  private URI url(JsonNode input) {
    String query = input.path("query").asText();
    return URI.create(
        "%s://%s/_aws/execute-api/%s/%s%s"
            .formatted(
                gateway.getScheme().equals("https") ? "wss" : "ws",
                gateway.getAuthority(),
                segment(input.path("apiId").asText()),
                segment(input.path("stage").asText()),
                query.isEmpty() ? "" : "?" + query));
  }

  private static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
