package dev.framegate.kit.laws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.kit.control.ControlPlaneCall;
import java.util.ArrayList;
import java.util.List;

/** What a resource was created with is told by the answer, and read back. */
public final class CreationLaw {
  private CreationLaw() {}

  /** What does not hold, a phrase each. */
  public static List<String> broken(LawWorld world, LawKind kind) {
    ControlPlaneCall created = world.create(kind);
    if (created.status() != kind.create().status()) {
      return List.of("%s with %s".formatted(created, created.members()));
    }
    List<String> broken = new ArrayList<>();
    ControlPlaneCall read = world.read(kind);
    for (Sample sample : Samples.given(kind)) {
      JsonNode given = created.members().path(sample.member());
      for (ControlPlaneCall answer : List.of(created, read)) {
        JsonNode told = answer.json().path(sample.member());
        if (!answer.succeeded() || !Told.as(given, told)) {
          broken.add(
              "%s tells %s of %s instead of %s"
                  .formatted(
                      answer.operation().name(),
                      answer.succeeded() ? Told.shown(told) : answer.status(),
                      sample.member(),
                      Told.shown(given)));
        }
      }
    }
    return broken;
  }
}
