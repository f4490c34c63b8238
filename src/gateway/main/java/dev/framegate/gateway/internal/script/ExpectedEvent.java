package dev.framegate.gateway.internal.script;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.framegate.gateway.settings.ScriptExpectation;

/** Decides whether an event is the one that a step waits for. */
record ExpectedEvent(ScriptExpectation expectation) {
  private static final ObjectMapper JSON = new ObjectMapper();

  boolean is(ScriptEvent event) {
    return switch (expectation.kind()) {
      case CONNECTION -> event.kind() == ScriptEvent.Kind.OPENED;
      case NO_CONNECTION ->
          event.kind() == ScriptEvent.Kind.OPENED || event.kind() == ScriptEvent.Kind.REFUSED;
      case MESSAGE -> event.kind() == ScriptEvent.Kind.MESSAGE && isLike(event.message());
      case CALLBACK -> event.kind() == ScriptEvent.Kind.CALLBACK;
      case END -> event.kind() == ScriptEvent.Kind.ENDED;
    };
  }

  private boolean isLike(String message) {
    JsonNode like = expectation.like();
    if (like.isMissingNode()) {
      return true;
    }
    if (like.isValueNode()) {
      return message.equals(like.asText());
    }
    try {
      return has(JSON.readTree(message), like);
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  /** Whether a value has all members of another one; scalars are compared as they are written. */
  private static boolean has(JsonNode actual, JsonNode like) {
    if (like.isObject()) {
      return actual.isObject()
          && like.properties().stream()
              .allMatch(
                  member ->
                      actual.has(member.getKey())
                          && has(actual.get(member.getKey()), member.getValue()));
    }
    if (like.isArray()) {
      if (!actual.isArray() || actual.size() != like.size()) {
        return false;
      }
      for (int i = 0; i < like.size(); i++) {
        if (!has(actual.get(i), like.get(i))) {
          return false;
        }
      }
      return true;
    }
    return actual.isValueNode() && actual.asText().equals(like.asText());
  }
}
