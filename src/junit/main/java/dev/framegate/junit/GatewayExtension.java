package dev.framegate.junit;

import dev.framegate.gateway.Gateway;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts a reference gateway with given settings for a test class, and stops it after the class's
 * last test:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final GatewayExtension gateway =
 *     GatewayExtension.of(
 *         builder ->
 *             builder.functions(JavaFunctions.builder().function("echo", new Echo()).build()));
 * }</pre>
 *
 * <p>A gateway with a named fault is {@code GatewayExtension.of(Faults.named("...")::applyTo)}.
 */
public final class GatewayExtension implements BeforeAllCallback, ParameterResolver {
  private static final ExtensionContext.Namespace HERE =
      ExtensionContext.Namespace.create(GatewayExtension.class);

  private final UnaryOperator<Gateway.Builder> settings;

  /** A gateway with the builder's defaults. */
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

  /** Closed by JUnit with the store of the test class. */
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
