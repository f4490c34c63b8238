package dev.framegate.gateway.internal.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import dev.framegate.gateway.internal.event.BoundedPattern;
import dev.framegate.gateway.internal.event.JsonText;
import dev.framegate.gateway.internal.limits.ServerBounds;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compiles JSON schemas (draft 4, whatever {@code $schema} says). A schema can refer to itself
 * only. The steps of a validation are limited.
 */
final class SchemaCompiler {
  private static final Logger LOG = LoggerFactory.getLogger(SchemaCompiler.class);

  private static final Schema FORM =
      SchemaRegistry.withDialect(Dialects.getDraft4())
          .getSchema(SchemaLocation.of(Dialects.getDraft4().getId()));

  /** The steps of all patterns in one validation. */
  @SuppressWarnings(
      "ThreadLocalUsage") // One for the models of each deployment; cleared after each use.
  private final ThreadLocal<BoundedPattern.@Nullable Budget> budget = new ThreadLocal<>();

  @SuppressWarnings("ThreadLocalUsage") // As above.
  private final ThreadLocal<LimitedReference.Count> references =
      ThreadLocal.withInitial(LimitedReference.Count::new);

  private final JsonMapper mapper = JsonMapper.builder().build();
  private final SchemaRegistry registry =
      SchemaRegistry.withDialect(
          Dialect.builder(Dialects.getDraft4()).keyword(new LimitedReference(references)).build(),
          builder ->
              builder
                  .schemaCacheEnabled(false)
                  .schemaLoader(loader -> loader.block(iri -> true))
                  .schemaRegistryConfig(
                      SchemaRegistryConfig.builder()
                          .regularExpressionFactory(this::pattern)
                          .preloadSchema(true)
                          .build()));

  /**
   * Compiles one model.
   *
   * @param name of the model, for messages
   * @throws DeploymentException if it is not a schema, or refers to another one
   */
  Model compile(String name, String source) {
    Schema schema;
    int nodes;
    try {
      JsonNode root = mapper.readTree(source);
      if (!(root instanceof ObjectNode object)) {
        throw new DeploymentException(
            "Model %s: expected a JSON schema, but it is no JSON object".formatted(name));
      }
      checkReferences(name, root, root);
      object.remove("$schema");
      nodes = nodes(object);
      schema = registry.getSchema(object);
      checkForm(name, source);
    } catch (JsonProcessingException e) {
      throw new DeploymentException(
          "Model %s: expected a JSON schema, but it is not JSON: %s"
              .formatted(name, e.getOriginalMessage()));
    } catch (DeploymentException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      throw new DeploymentException(
          "Model %s: expected a JSON schema of draft 4: %s".formatted(name, reason(e)));
    }
    return body -> accepts(name, schema, nodes, body);
  }

  /** Compares a schema with the schema of schemas. */
  private static void checkForm(String name, String source) {
    List<Error> errors =
        FORM.validate(
            source,
            InputFormat.JSON,
            execution -> execution.executionConfig(config -> config.failFast(true)));
    if (!errors.isEmpty()) {
      throw new DeploymentException(
          "Model %s: expected a JSON schema of draft 4, but found: %s"
              .formatted(name, errors.get(0)));
    }
  }

  private static void checkReferences(String name, JsonNode root, JsonNode node) {
    JsonNode reference = node.path("$ref");
    if (reference.isTextual() && !leadsSomewhere(root, reference.textValue())) {
      throw new DeploymentException(
          "Model %s: expected a $ref into the schema itself, such as #/definitions/name, but found"
                  .formatted(name)
              + " \"%s\"".formatted(reference.textValue()));
    }
    node.forEach(child -> checkReferences(name, root, child));
  }

  private static boolean leadsSomewhere(JsonNode root, String reference) {
    if (!reference.startsWith("#/")) {
      return reference.equals("#");
    }
    String pointer = URLDecoder.decode(reference.substring(1), StandardCharsets.UTF_8);
    return !root.at(pointer).isMissingNode();
  }

  private static String reason(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof PatternSyntaxException pattern) {
        return "\"%s\" is no regular expression that can be used: %s"
            .formatted(pattern.getPattern(), pattern.getDescription());
      }
    }
    return String.valueOf(error.getMessage());
  }

  private static int nodes(JsonNode node) {
    int count = 1;
    for (JsonNode child : node) {
      count += nodes(child);
    }
    return count;
  }

  private static int nodes(@Nullable Object value) {
    Collection<?> children =
        value instanceof Map<?, ?> map
            ? map.values()
            : value instanceof Collection<?> items ? items : List.of();
    int count = 1;
    for (Object child : children) {
      count += nodes(child);
    }
    return count;
  }

  private boolean accepts(String name, Schema schema, int nodes, JsonText body) {
    JsonText.JsonValue root = body.root().orElse(null);
    if (root == null) {
      return false;
    }
    if ((long) nodes * nodes(root.value()) > ServerBounds.SCHEMA_STEPS) {
      LOG.info("model {} could not be checked: the schema and the message are too large", name);
      return false;
    }
    references.get().begin(nodes);
    budget.set(new BoundedPattern.Budget());
    try {
      return schema
          .validate(
              body.text(),
              InputFormat.JSON,
              execution -> execution.executionConfig(config -> config.failFast(true)))
          .isEmpty();
    } catch (RuntimeException | StackOverflowError e) {
      LOG.info("model {} could not be checked: {}", name, e.toString());
      return false;
    } finally {
      budget.remove();
      references.remove();
    }
  }

  /** Schemas look for a pattern anywhere in the text. */
  private com.networknt.schema.regex.RegularExpression pattern(String regex) {
    BoundedPattern pattern = BoundedPattern.compile(regex);
    return text -> {
      BoundedPattern.Budget known = budget.get();
      BoundedPattern.Budget left = known == null ? new BoundedPattern.Budget() : known;
      return pattern.isFoundIn(text, left);
    };
  }
}
