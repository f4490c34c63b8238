package dev.framegate.gateway.internal.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordType;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import dev.framegate.gateway.internal.limits.ServerBounds;

/**
 * The keyword {@code $ref}, followed only so often while one message is checked, and the less often
 * the larger the schema is. With references a check may double its steps on each level; without
 * them it takes at most the product of the nodes of the schema and of the message.
 */
final class LimitedReference implements Keyword {

  /** The references followed for one message. Not thread-safe. */
  static final class Count {
    private int most = ServerBounds.SCHEMA_REFERENCES;
    private int followed;
    private int depth;

    /**
     * @param nodes of the schema
     */
    void begin(int nodes) {
      most =
          Math.min(ServerBounds.SCHEMA_REFERENCES, ServerBounds.SCHEMA_STEPS / Math.max(1, nodes));
    }
  }

  /** A validation exceeds the limit on references. */
  static final class TooManyReferencesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyReferencesException(String found) {
      super("expected at most %s, found more".formatted(found));
    }
  }

  private static final Keyword REFERENCE = KeywordType.REF;

  private final ThreadLocal<Count> count;

  /**
   * @param count of the message that a thread checks
   */
  LimitedReference(ThreadLocal<Count> count) {
    this.count = count;
  }

  @Override
  public String getValue() {
    return REFERENCE.getValue();
  }

  @Override
  public KeywordValidator newValidator(
      SchemaLocation location, JsonNode node, Schema parent, SchemaContext context)
      throws Exception {
    return new Limited(REFERENCE.newValidator(location, node, parent, context));
  }

  private final class Limited implements KeywordValidator {
    private final KeywordValidator reference;

    Limited(KeywordValidator reference) {
      this.reference = reference;
    }

    @Override
    public void validate(
        ExecutionContext execution, JsonNode node, JsonNode root, NodePath location) {
      Count counted = count.get();
      if (++counted.followed > counted.most || Thread.currentThread().isInterrupted()) {
        throw new TooManyReferencesException("%,d steps through $ref".formatted(counted.most));
      }
      if (++counted.depth > ServerBounds.SCHEMA_DEPTH) {
        throw new TooManyReferencesException(
            "%d levels of $ref".formatted(ServerBounds.SCHEMA_DEPTH));
      }
      reference.validate(execution, node, root, location);
      counted.depth--;
    }

    @Override
    public void preloadSchema() {
      reference.preloadSchema();
    }

    @Override
    public String getKeyword() {
      return reference.getKeyword();
    }

    @Override
    public SchemaLocation getSchemaLocation() {
      return reference.getSchemaLocation();
    }
  }
}
