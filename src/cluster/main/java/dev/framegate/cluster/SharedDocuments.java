package dev.framegate.cluster;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.control.DocumentKey;
import dev.framegate.gateway.internal.control.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The entries of the store by the document that holds them: an API, or a domain name, with all
 * below. Not thread-safe, apart from reads of {@link #entries}.
 */
final class SharedDocuments {
  private static final String API = "api.";
  private static final String DOMAIN = "domain.";

  /** A value of the bucket. */
  record Update(String key, long revision, Optional<byte[]> value) {}

  private final MemoryStore entries = new MemoryStore();
  private final Map<String, Set<String>> keys = new HashMap<>();
  private final Map<String, Long> revisions = new HashMap<>();

  MemoryStore entries() {
    return entries;
  }

  /** The key of the bucket under which an entry of the store lies. */
  static String documentOf(String entry) {
    DocumentKey document = DocumentKey.of(entry);
    return document.isApi()
        ? API + document.id()
        : DOMAIN
            + HexFormat.of()
                .formatHex((document.owner() + document.id()).getBytes(StandardCharsets.UTF_8));
  }

  /** The API of a document, if it is one's. */
  static Optional<String> apiOf(String document) {
    return document.startsWith(API)
        ? Optional.of(document.substring(API.length()))
        : Optional.empty();
  }

  /** What the document will hold after some writes; empty if it will hold nothing. */
  Optional<ObjectNode> changed(String document, Map<String, Optional<ObjectNode>> writes) {
    ObjectNode content = JsonNodeFactory.instance.objectNode();
    for (String key : keys.getOrDefault(document, Set.of())) {
      entries.get(key).ifPresent(value -> content.set(key, value));
    }
    writes.forEach(
        (key, value) -> value.ifPresentOrElse(v -> content.set(key, v), () -> content.remove(key)));
    return content.isEmpty() ? Optional.empty() : Optional.of(content);
  }

  /** Takes a document as it is now; false if it was known already. */
  boolean take(Update update) {
    Long known = revisions.put(update.key(), update.revision());
    if (known != null && known == update.revision()) {
      return false;
    }
    Set<String> now = new HashSet<>();
    update
        .value()
        .map(CompressedJson::read)
        .ifPresent(
            content ->
                content
                    .properties()
                    .forEach(
                        entry -> {
                          entries.put(entry.getKey(), (ObjectNode) entry.getValue());
                          now.add(entry.getKey());
                        }));
    Set<String> before = now.isEmpty() ? keys.remove(update.key()) : keys.put(update.key(), now);
    if (before != null) {
      before.stream().filter(key -> !now.contains(key)).forEach(entries::remove);
    }
    if (now.isEmpty()) {
      revisions.remove(update.key());
    }
    return true;
  }

  /** The writes of this gateway, which others will receive as the document's next revision. */
  void write(String document, long revision, Map<String, Optional<ObjectNode>> writes) {
    Set<String> now = keys.computeIfAbsent(document, key -> new HashSet<>());
    writes.forEach(
        (key, value) -> {
          value.ifPresentOrElse(v -> entries.put(key, v), () -> entries.remove(key));
          if (value.isPresent()) {
            now.add(key);
          } else {
            now.remove(key);
          }
        });
    revisions.put(document, revision);
    if (now.isEmpty()) {
      keys.remove(document);
      revisions.remove(document);
    }
  }

  /** The documents that are known here and not among these. */
  List<String> missing(Set<String> present) {
    List<String> missing = new ArrayList<>(keys.keySet());
    missing.removeAll(present);
    return missing;
  }
}
