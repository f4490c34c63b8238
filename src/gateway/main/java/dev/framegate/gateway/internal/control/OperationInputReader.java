package dev.framegate.gateway.internal.control;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.framegate.contract.ApiError;
import dev.framegate.contract.Member;
import dev.framegate.contract.ServiceModel;
import dev.framegate.contract.Shape;
import dev.framegate.gateway.internal.http.ServerRequest;
import java.io.IOException;
import java.util.List;

/** Reads the members of an operation from path, query and body; others are ignored. */
final class OperationInputReader {
  private OperationInputReader() {}

  static ObjectNode members(ServiceModel.Match match, ServerRequest call) {
    ObjectNode members = JsonNodeFactory.instance.objectNode();
    JsonNode body = null;
    for (Member member : match.operation().input().members().values()) {
      String name = member.wireName();
      switch (member.location()) {
        case URI -> members.put(name, match.pathParameters().get(name));
        case QUERYSTRING -> {
          List<String> values = call.query().getOrDefault(name, List.of());
          if (!values.isEmpty()) {
            members.set(name, queryValue(member.shape(), values));
          }
        }
        case BODY -> {
          body = body == null ? body(call) : body;
          JsonNode value = body.path(name);
          if (!value.isMissingNode() && !value.isNull()) {
            members.set(name, withoutNulls(value));
          }
        }
        case HEADER, PAYLOAD -> {}
      }
    }
    return members;
  }

  private static JsonNode queryValue(Shape shape, List<String> values) {
    if (shape instanceof Shape.ListShape) {
      var list = JsonNodeFactory.instance.arrayNode();
      values.forEach(list::add);
      return list;
    }
    String value = values.get(0);
    boolean truth =
        shape instanceof Shape.BooleanShape && (value.equals("true") || value.equals("false"));
    return truth ? BooleanNode.valueOf(value.equals("true")) : TextNode.valueOf(value);
  }

  private static JsonNode body(ServerRequest call) {
    if (call.body().length == 0) {
      return JsonNodeFactory.instance.objectNode();
    }
    JsonNode body;
    try {
      body = RequestJson.read(call.body());
    } catch (IOException e) {
      throw new ApiErrorException(
          ApiError.badRequest(
              "Unable to parse the request's body: expected one JSON object" + place(e)));
    }
    if (!body.isObject()) {
      throw new ApiErrorException(
          ApiError.badRequest(
              "Unable to parse the request's body: expected a JSON object, got "
                  + (body.isArray() ? "a list" : "a single value")));
    }
    return body;
  }

  /** Empty if a bound was exceeded before a position was known. */
  private static String place(IOException e) {
    JsonLocation place = e instanceof JsonProcessingException json ? json.getLocation() : null;
    return place == null
        ? " in UTF-8, of moderate depth and size"
        : "; line %d, column %d".formatted(place.getLineNr(), place.getColumnNr());
  }

  /** Null means absent in this protocol, at any depth. */
  private static JsonNode withoutNulls(JsonNode value) {
    if (value instanceof ObjectNode object) {
      object.removeIf(JsonNode::isNull);
    }
    value.forEach(OperationInputReader::withoutNulls);
    return value;
  }
}
