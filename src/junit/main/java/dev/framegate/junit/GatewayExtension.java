package dev.framegate.junit;

import dev.framegate.gateway.Gateway;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A gateway of one's own for a test class:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final GatewayExtension gateway =
 *     GatewayExtension.of(builder -> builder.functions(JavaFunctions.of(...)));
 * }</pre>
 */
public final class GatewayExtension implements BeforeAllCallback, ParameterResolver {
  private static final ExtensionContext.Namespace HERE =
      ExtensionContext.Namespace.create(GatewayExtension.class);

  private final UnaryOperator<Gateway.Builder> settings;

  /** A gateway with everything as AWS has it; {@link WithGateway} needs this. */
  public GatewayExtension() {
    this(UnaryOperator.identity());
  }

  private GatewayExtension(UnaryOperator<Gateway.Builder> settings) {
    this.settings = settings;
  }

  /** A gateway with other settings than the builder's defaults. */
  public static GatewayExtension of(UnaryOperator<Gateway.Builder> settings) {
    return new GatewayExtension(settings);
  }

  /** JUnit closes it with the class: whatever a class's store holds ends with the class. */
  private record Running(Gateway gateway) implements AutoCloseable {
    @Override
    public void close() {
      gateway.close();
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    context.getStore(HERE).put(this, new Running(settings.apply(Gateway.builder()).start()));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Gateway.class;
  }

  @Override
  public Gateway resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Running running = context.getStore(HERE).get(this, Running.class);
    if (running == null) {
      throw new IllegalStateException(
          "The gateway has not been started: register the extension in a static field, or put"
              + " @WithGateway on the class.");
    }
    return running.gateway();
  }
}
