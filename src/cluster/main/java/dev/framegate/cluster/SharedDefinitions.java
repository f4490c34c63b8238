package dev.framegate.cluster;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.control.DocumentKey;
import dev.framegate.gateway.internal.control.ResourceStore.UnavailableException;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The definitions of deployments, each a value of its own that is never changed: together they are
 * too large for a message. They are written before the operation that names them.
 */
final class SharedDefinitions {
  private static final Logger LOG = LoggerFactory.getLogger(SharedDefinitions.class);
  private static final String NAME = "definition";
  private static final String REVISION = "revision";

  private final NatsLink link;
  private final Bucket bucket;

  SharedDefinitions(NatsLink link, Bucket bucket) {
    this.link = link;
    this.bucket = bucket;
  }

  void create(Connection connection) throws IOException, JetStreamApiException {
    bucket.create(connection, true);
  }

  /** The writes with names in the place of definitions. */
  Map<String, Optional<ObjectNode>> store(
      Connection connection, Map<String, Optional<ObjectNode>> writes) {
    Map<String, Optional<ObjectNode>> named = new TreeMap<>(writes);
    named.replaceAll(
        (key, value) ->
            DocumentKey.isDefinition(key) ? value.map(it -> store(connection, it)) : value);
    return named;
  }

  private ObjectNode store(Connection connection, ObjectNode definition) {
    byte[] bytes = CompressedJson.write(definition);
    MessageSize.require(connection, bytes, "The deployment");
    String name = UUID.randomUUID().toString();
    long revision = Requests.answer(bucket.put(connection, name, bytes));
    return JsonNodeFactory.instance.objectNode().put(NAME, name).put(REVISION, revision);
  }

  /** Removes a definition that no entry names any more; where that fails, it is left. */
  void erase(Connection connection, ObjectNode entry) {
    var unused =
        bucket
            .erase(connection, entry.path(REVISION).asLong())
            .whenComplete(
                (erased, failure) -> {
                  if (failure != null) {
                    LOG.debug("The definition {} is left", entry, failure);
                  }
                });
  }

  /**
   * The definition that an entry of the store names, or is.
   *
   * @throws UnavailableException if it cannot be read at present
   */
  ObjectNode resolve(ObjectNode entry) {
    String name = entry.path(NAME).asText("");
    if (name.isEmpty()) {
      return entry;
    }
    return Requests.answer(bucket.get(Requests.connection(link), name))
        .map(found -> CompressedJson.read(found.value()))
        .orElseThrow(
            () ->
                Requests.unavailable(
                    "The definition " + name + " is missing", new IOException(bucket.name())));
  }
}
