package dev.framegate.gateway.internal.template;

import dev.framegate.gateway.internal.limits.ServerBounds;
import java.io.Reader;
import org.apache.velocity.Template;
import org.apache.velocity.context.InternalContextAdapter;
import org.apache.velocity.runtime.RuntimeServices;
import org.apache.velocity.runtime.parser.ParseException;
import org.apache.velocity.runtime.parser.StandardParser;
import org.apache.velocity.runtime.parser.node.ASTAddNode;
import org.apache.velocity.runtime.parser.node.ASTIntegerRange;
import org.apache.velocity.runtime.parser.node.ASTMulNode;
import org.apache.velocity.runtime.parser.node.Node;
import org.apache.velocity.runtime.parser.node.SimpleNode;
import org.jspecify.annotations.Nullable;

/**
 * Velocity's parser, and a check before each node that makes something large from something small:
 * {@code [1..2000000000]}, {@code $a + $a} and {@code $n * $n}. It parses the inside of strings
 * too. Public because Velocity makes it by reflection.
 */
@SuppressWarnings("NullAway") // Velocity's own types know nothing of nullness.
public final class SandboxParser extends StandardParser {
  public SandboxParser(RuntimeServices services) {
    super(services);
  }

  @Override
  public SimpleNode parse(Reader reader, Template template) throws ParseException {
    SimpleNode tree = super.parse(reader, template);
    guard(tree);
    return tree;
  }

  private void guard(Node node) {
    for (int i = 0; i < node.jjtGetNumChildren(); i++) {
      Node child = node.jjtGetChild(i);
      guard(child);
      if (isGuarded(child)) {
        Guarded guarded = new Guarded(this, (SimpleNode) child);
        guarded.jjtSetParent(node);
        node.jjtAddChild(guarded, i);
      }
    }
  }

  private static boolean isGuarded(Node node) {
    return node instanceof ASTIntegerRange
        || node instanceof ASTAddNode
        || node instanceof ASTMulNode;
  }

  private static final class Guarded extends SimpleNode {
    private final SimpleNode inner;

    Guarded(StandardParser parser, SimpleNode inner) {
      super(parser, inner.getType());
      this.inner = inner;
      setFirstToken(inner.getFirstToken());
      last = inner.getLastToken();
    }

    @Override
    public Object init(InternalContextAdapter context, Object data) {
      super.init(context, data);
      inner.init(context, data);
      return data;
    }

    @Override
    public @Nullable Object value(InternalContextAdapter context) {
      RenderBudget budget = (RenderBudget) context.getBaseContext().get(Sandbox.ALLOWANCE);
      if (inner instanceof ASTIntegerRange
          && inner.jjtGetChild(0).value(context) instanceof Number from
          && inner.jjtGetChild(1).value(context) instanceof Number to) {
        long size = Math.abs(to.longValue() - from.longValue());
        if (size > ServerBounds.TEMPLATE_RANGE) {
          throw new RenderBudget.ExhaustedException(
              "the range %s..%s is longer than %d"
                  .formatted(from, to, ServerBounds.TEMPLATE_RANGE));
        }
        budget.spend(size);
      }
      Object result = inner.value(context);
      if (!(inner instanceof ASTIntegerRange)) {
        budget.spendOn(result);
      }
      return result;
    }

    @Override
    public boolean evaluate(InternalContextAdapter context) {
      return inner.evaluate(context);
    }

    @Override
    public String literal() {
      return inner.literal();
    }
  }
}
