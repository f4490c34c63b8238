package dev.framegate.kit.targets.process;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.kit.targets.endpoint.StageLookup;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Asks an adapter for the addresses of each stage once. Safe for many threads. */
final class AskedStages implements StageLookup {
  private static final int MOST_KEPT = 10_000;

  private final AdapterProcess process;
  private final Map<String, StageAddress> known =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, StageAddress> eldest) {
          return size() > MOST_KEPT;
        }
      };

  AskedStages(AdapterProcess process) {
    this.process = process;
  }

  @Override
  public Optional<StageAddress> of(String apiId, String stage) {
    synchronized (known) {
      return Optional.of(known.computeIfAbsent(apiId + "/" + stage, key -> asked(apiId, stage)));
    }
  }

  private StageAddress asked(String apiId, String stage) {
    JsonNode answer = process.ask(ProcessAdapter.stage(apiId, stage));
    return new StageAddress(
        address(answer, "data-plane", "ws"),
        answer.has("management")
            ? Optional.of(address(answer, "management", "http"))
            : Optional.empty());
  }

  private URI address(JsonNode answer, String key, String scheme) {
    String text = answer.path(key).asText();
    try {
      URI address = new URI(text);
      if (address.getHost() != null && text.matches(scheme + "s?://.*")) {
        return address;
      }
    } catch (URISyntaxException e) {
      // As said below.
    }
    throw process.failed(
        "stage",
        "answered without a %1$s:// or %1$ss:// address in '%2$s': %3$s"
            .formatted(scheme, key, answer));
  }
}
