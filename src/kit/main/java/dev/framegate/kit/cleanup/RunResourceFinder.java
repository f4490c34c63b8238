package dev.framegate.kit.cleanup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.kit.control.ControlPlaneCall;
import dev.framegate.kit.control.ControlPlaneClient;
import dev.framegate.kit.expectation.InconclusiveException;
import dev.framegate.kit.journal.CreatedResource;
import dev.framegate.kit.journal.RunId;
import dev.framegate.kit.journal.RunMarker;
import dev.framegate.kit.targets.Capability;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds what bears a run's mark on a target, page by page; what bears none is passed over. */
final class RunResourceFinder {
  private static final int MOST_PAGES = 500;
  private static final long MOST_BYTES = 16L << 20;

  private final ControlPlaneClient control;
  private final Duration longest;

  /**
   * @param longest that one list may take
   */
  RunResourceFinder(ControlPlaneClient control, Duration longest) {
    this.control = control;
    this.longest = longest;
  }

  /**
   * @param name as people see it
   */
  record Thing(CreatedResource made, RunId run, String name) {}

  /**
   * Domain names first, as they are to be removed.
   *
   * @throws InconclusiveException where the target does not list what it has
   * @throws dev.framegate.kit.wire.UnreachableException where it does not answer
   */
  List<Thing> all() {
    List<Thing> found = new ArrayList<>();
    if (control.offers(Capability.CUSTOM_DOMAIN)) {
      for (JsonNode domain : items("GetDomainNames", Map.of())) {
        String name = domain.path("domainName").asText();
        firstOf(domain, item -> RunMarker.inDomain(name))
            .ifPresent(run -> found.add(new Thing(CreatedResource.domainName(name), run, name)));
      }
    }
    for (JsonNode api : items("GetApis", Map.of())) {
      String name = api.path("name").asText();
      firstOf(
              api,
              item -> RunMarker.in(name),
              item -> RunMarker.in(item.path("description").asText()))
          .ifPresent(
              run ->
                  found.add(new Thing(CreatedResource.api(api.path("apiId").asText()), run, name)));
    }
    return found;
  }

  @SafeVarargs
  private static Optional<RunId> firstOf(
      JsonNode item, Function<JsonNode, Optional<RunId>>... places) {
    return Stream.concat(
            Stream.of(places).flatMap(place -> place.apply(item).stream()),
            RunMarker.inTag(item.path("tags").path(RunMarker.TAG).asText()).stream())
        .findFirst();
  }

  /**
   * Every entry of a list, whatever the target's pages hold.
   *
   * @throws InconclusiveException where the list has more than 500 pages or 16 MiB, or takes longer
   *     than the time-outs allow
   */
  List<JsonNode> items(String operation, Map<String, String> members) {
    List<JsonNode> items = new ArrayList<>();
    Set<String> pages = new HashSet<>();
    String next = "";
    long bytes = 0;
    long until = System.nanoTime() + longest.toNanos();
    do {
      Map<String, String> asked = new LinkedHashMap<>(members);
      if (!next.isEmpty()) {
        asked.put("nextToken", next);
      }
      ControlPlaneCall page = control.callUnjudged(operation, asked);
      if (!page.succeeded()) {
        throw new InconclusiveException("What is on the target cannot be listed: " + page + ".");
      }
      bytes += page.reply().body().length;
      if (pages.size() >= MOST_PAGES || bytes > MOST_BYTES || System.nanoTime() - until > 0) {
        throw new InconclusiveException(
            "What is on the target cannot be listed: %s went on after %d pages, %d bytes and at most %d s."
                .formatted(operation, pages.size() + 1, bytes, longest.toSeconds()));
      }
      page.json().path("items").forEach(items::add);
      next = page.member("nextToken").map(JsonNode::asText).orElse("");
    } while (!next.isEmpty() && pages.add(next));
    return items;
  }
}
