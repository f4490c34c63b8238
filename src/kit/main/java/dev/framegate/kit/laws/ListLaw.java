package dev.framegate.kit.laws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.kit.control.ControlPlaneCall;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lists hold each resource that was made once, and their pages add up. */
public final class ListLaw {
  /** Each has its own key, of which a route has no second. */
  private static final String SINGLE = "RouteResponse";

  private static final int MADE = 3;
  private static final int WHOLE_ACCOUNT = 100;
  private static final int MOST_PAGES = 200;

  private ListLaw() {}

  /** Makes some and reads all pages. What does not hold, a phrase each. */
  public static List<String> broken(LawWorld world, LawKind kind) {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < (kind.name().equals(SINGLE) ? 1 : MADE); i++) {
      made.add(world.made(kind).path(kind.id()).asText());
    }
    List<String> broken = new ArrayList<>();
    List<String> listed = listed(world, kind, broken);
    for (String id : made) {
      int times = Collections.frequency(listed, id);
      if (times != 1) {
        broken.add("%s is in the pages of %s %d times".formatted(id, list(kind), times));
      }
    }
    return broken;
  }

  private static String list(LawKind kind) {
    return kind.list().orElseThrow().name();
  }

  private static List<String> listed(LawWorld world, LawKind kind, List<String> broken) {
    int most = kind.parents().isEmpty() ? WHOLE_ACCOUNT : 1;
    List<String> listed = new ArrayList<>();
    String token = "";
    for (int page = 1; page <= MOST_PAGES; page++) {
      ObjectNode members = world.path(kind.parents());
      members.put("maxResults", String.valueOf(most));
      if (!token.isEmpty()) {
        members.put("nextToken", token);
      }
      ControlPlaneCall called = world.call(kind.list().orElseThrow(), members);
      if (!called.succeeded()) {
        broken.add("page %d: %s".formatted(page, called));
        return listed;
      }
      int size = called.json().path("items").size();
      if (size > most) {
        broken.add(
            "page %d of %s has %d entries of at most %d".formatted(page, list(kind), size, most));
      }
      called.json().path("items").forEach(item -> listed.add(item.path(kind.id()).asText()));
      token = called.json().path("nextToken").asText("");
      if (token.isEmpty()) {
        return listed;
      }
    }
    broken.add("%s has more than %d pages".formatted(list(kind), MOST_PAGES));
    return listed;
  }
}
