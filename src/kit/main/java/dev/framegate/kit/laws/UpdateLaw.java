package dev.framegate.kit.laws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.kit.control.ControlPlaneCall;
import dev.framegate.kit.values.StepJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** An update of one member changes that, and leaves all others. */
public final class UpdateLaw {
  private UpdateLaw() {}

  /** Updates each member by itself. What does not hold, a phrase each. */
  public static List<String> broken(LawWorld world, LawKind kind) {
    world.made(kind);
    JsonNode before = world.read(kind).json();
    List<String> broken = new ArrayList<>();
    for (Sample sample : Samples.changing(kind)) {
      ObjectNode members = world.update(kind);
      members.set(sample.member(), world.value(sample.values().get(1)));
      ControlPlaneCall updated = world.call(kind.operation("Update").orElseThrow(), members);
      if (!updated.succeeded()) {
        broken.add("%s with %s alone".formatted(updated, sample.member()));
        continue;
      }
      JsonNode given = updated.members().path(sample.member());
      JsonNode after = world.read(kind).json();
      String what = "after Update%s with %s alone ".formatted(kind, sample.member());
      if (!Told.as(given, after.path(sample.member()))) {
        broken.add(
            what
                + "it is %s instead of %s"
                    .formatted(Told.shown(after.path(sample.member())), Told.shown(given)));
      }
      for (String other : others(before, after, sample.member())) {
        if (!before.path(other).equals(after.path(other))) {
          broken.add(
              what
                  + "%s is %s instead of %s"
                      .formatted(
                          other, Told.shown(after.path(other)), Told.shown(before.path(other))));
        }
      }
      before = after;
    }
    return broken;
  }

  private static Set<String> others(JsonNode before, JsonNode after, String changed) {
    Set<String> names = new TreeSet<>(StepJson.names((ObjectNode) before));
    names.addAll(StepJson.names((ObjectNode) after));
    names.remove(changed);
    names.removeAll(Told.VOLATILE);
    return names;
  }
}
