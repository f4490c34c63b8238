package dev.framegate.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.api.KeyValueConfiguration;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A key-value bucket of NATS, by the protocol of JetStream, so that no call blocks. A write names
 * the revision that it expects.
 */
record Bucket(String name) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int NOT_FOUND = 404;
  private static final int NO_MESSAGE = 10037;
  private static final int WRONG_LAST_SEQUENCE = 10071;
  private static final String OPERATION = "KV-Operation";

  /** A value and its revision. */
  record Revision(long number, byte[] value) {}

  /** A write that found another revision than it expected; nothing was written. */
  static final class ConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConflictException(String message) {
      super(message, null, false, false);
    }
  }

  /** What a write expects. */
  record Expectation(String header, long revision) {
    /** Nothing was written to the bucket since this revision. */
    static Expectation ofBucket(long revision) {
      return new Expectation("Nats-Expected-Last-Sequence", revision);
    }

    /** The key has this revision; 0 if it was never written. */
    static Expectation ofKey(long revision) {
      return new Expectation("Nats-Expected-Last-Subject-Sequence", revision);
    }
  }

  String stream() {
    return "KV_" + name;
  }

  String subject(String key) {
    return "$KV." + name + "." + key;
  }

  String key(String subject) {
    return subject.substring(subject("").length());
  }

  static boolean isDeletion(Message message) {
    return message.hasHeaders() && message.getHeaders().getFirst(OPERATION) != null;
  }

  /**
   * Creates the bucket, on disk, unless it exists.
   *
   * @param erasable whether single revisions can be removed without a trace, which a bucket usually
   *     denies
   */
  void create(Connection connection, boolean erasable) throws IOException, JetStreamApiException {
    if (connection.keyValueManagement().getBucketNames().contains(name)) {
      return;
    }
    KeyValueConfiguration bucket =
        KeyValueConfiguration.builder()
            .name(name)
            .maxHistoryPerKey(1)
            .storageType(StorageType.File)
            .build();
    var unused =
        connection
            .jetStreamManagement()
            .addStream(
                StreamConfiguration.builder(bucket.getBackingConfig())
                    .denyDelete(!erasable)
                    .build());
  }

  /** The revision that was written; fails with {@link ConflictException}. */
  CompletableFuture<Long> put(
      Connection connection, String key, byte[] value, Expectation expected) {
    return write(connection, key, value, headers(expected));
  }

  /** A value under a key that no other writer uses. */
  CompletableFuture<Long> put(Connection connection, String key, byte[] value) {
    return write(connection, key, value, new Headers());
  }

  /** The revision of the deletion, which those who follow the bucket see. */
  CompletableFuture<Long> delete(Connection connection, String key, Expectation expected) {
    return write(connection, key, new byte[0], headers(expected).add(OPERATION, "DEL"));
  }

  private static Headers headers(Expectation expected) {
    return new Headers().add(expected.header(), Long.toString(expected.revision()));
  }

  private CompletableFuture<Long> write(
      Connection connection, String key, byte[] value, Headers headers) {
    return connection
        .requestWithTimeout(subject(key), headers, value, ClusterBounds.REQUEST_TIME)
        .thenApply(
            answer -> {
              JsonNode json = read(answer);
              JsonNode error = json.path("error");
              if (error.path("err_code").asInt() == WRONG_LAST_SEQUENCE) {
                throw new ConflictException(error.path("description").asText());
              }
              return checked(json).path("seq").asLong();
            });
  }

  /** The value of a key, if it has one. */
  CompletableFuture<Optional<Revision>> get(Connection connection, String key) {
    return call(
            connection,
            "STREAM.MSG.GET." + stream(),
            JsonNodeFactory.instance.objectNode().put("last_by_subj", subject(key)))
        .thenApply(
            json -> {
              if (json.path("error").path("code").asInt() == NOT_FOUND) {
                return Optional.empty();
              }
              JsonNode message = checked(json).path("message");
              return message.has("hdrs") && isDeletion(message.path("hdrs").asText())
                  ? Optional.empty()
                  : Optional.of(
                      new Revision(
                          message.path("seq").asLong(),
                          Base64.getDecoder().decode(message.path("data").asText(""))));
            });
  }

  private static boolean isDeletion(String encodedHeaders) {
    return new String(Base64.getDecoder().decode(encodedHeaders), StandardCharsets.UTF_8)
        .contains(OPERATION);
  }

  /** Removes one revision without a trace; false if it is not there any more. */
  CompletableFuture<Boolean> erase(Connection connection, long revision) {
    return call(
            connection,
            "STREAM.MSG.DELETE." + stream(),
            JsonNodeFactory.instance.objectNode().put("seq", revision).put("no_erase", true))
        .thenApply(
            json ->
                json.path("error").path("err_code").asInt() == NO_MESSAGE
                    ? Boolean.FALSE
                    : Boolean.valueOf(checked(json).path("success").asBoolean()));
  }

  /** The revision of the last write to the bucket. */
  CompletableFuture<Long> lastRevision(Connection connection) {
    return call(connection, "STREAM.INFO." + stream(), JsonNodeFactory.instance.objectNode())
        .thenApply(json -> checked(json).path("state").path("last_seq").asLong());
  }

  private static CompletableFuture<JsonNode> call(
      Connection connection, String operation, JsonNode request) {
    return connection
        .requestWithTimeout(
            "$JS.API." + operation,
            null,
            request.toString().getBytes(StandardCharsets.UTF_8),
            ClusterBounds.REQUEST_TIME)
        .thenApply(Bucket::read);
  }

  private static JsonNode read(Message answer) {
    try {
      return JSON.readTree(answer.getData());
    } catch (IOException e) {
      throw new UncheckedIOException("an answer of JetStream is not JSON", e);
    }
  }

  private static JsonNode checked(JsonNode json) {
    if (json.has("error")) {
      throw new ClusterException(
          "JetStream: " + json.path("error").path("description").asText("an unknown error"));
    }
    return json;
  }
}
