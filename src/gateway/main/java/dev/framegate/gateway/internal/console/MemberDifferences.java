package dev.framegate.gateway.internal.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.limits.ServerBounds;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The members of a resource that differ, those of nested objects by their dotted names. */
final class MemberDifferences {
  /** Characters before the first difference of two long texts. */
  private static final int BEFORE = 40;

  private static final String CUT = "…";

  private final Map<String, String> then = new TreeMap<>();
  private final Map<String, String> now = new TreeMap<>();
  private final Set<String> names = new TreeSet<>();

  /**
   * @param ignored members at the top that do not count
   */
  MemberDifferences(JsonNode deployed, JsonNode current, Set<String> ignored) {
    flatten("", deployed, ignored, then);
    flatten("", current, ignored, now);
    names.addAll(then.keySet());
    names.addAll(now.keySet());
    names.removeIf(name -> then.containsKey(name) && then.get(name).equals(now.get(name)));
  }

  private static void flatten(
      String prefix, JsonNode node, Set<String> ignored, Map<String, String> into) {
    node.properties()
        .forEach(
            member -> {
              String name = prefix + member.getKey();
              if (ignored.contains(name)) {
                return;
              }
              if (member.getValue().isObject()) {
                flatten(name + ".", member.getValue(), ignored, into);
              } else if (!member.getValue().isNull()) {
                into.put(name, text(member.getValue()));
              }
            });
  }

  private static String text(JsonNode value) {
    return value.isTextual() ? value.asText() : value.toString();
  }

  boolean isEmpty() {
    return names.isEmpty();
  }

  /** An object with {@code members}: each with its name, and deployed and current where it has. */
  ObjectNode told() {
    ObjectNode told = JsonNodeFactory.instance.objectNode();
    ArrayNode members = told.putArray("members");
    for (String name : names) {
      ObjectNode member = members.addObject().put("member", name);
      int from = firstDifference(then.get(name), now.get(name));
      put(member, "deployed", then.get(name), from);
      put(member, "current", now.get(name), from);
    }
    return told;
  }

  private static void put(ObjectNode member, String side, @Nullable String text, int from) {
    if (text != null) {
      member.put(side, excerpt(text, from));
    }
  }

  /** Where an excerpt of two long texts begins, so that it shows how they differ. */
  private static int firstDifference(@Nullable String one, @Nullable String other) {
    int at = 0;
    if (one != null && other != null) {
      int shorter = Math.min(one.length(), other.length());
      while (at < shorter && one.charAt(at) == other.charAt(at)) {
        at++;
      }
    }
    return at < ServerBounds.CONSOLE_TEXT_CHARACTERS - BEFORE ? 0 : at - BEFORE;
  }

  private static String excerpt(String text, int from) {
    int start = Math.min(from, text.length());
    int end = Math.min(text.length(), start + ServerBounds.CONSOLE_TEXT_CHARACTERS);
    return (start > 0 ? CUT : "") + text.substring(start, end) + (end < text.length() ? CUT : "");
  }
}
