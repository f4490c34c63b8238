package dev.framegate.junit;

import dev.framegate.faults.Faults;
import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.settings.Functions;
import dev.framegate.gateway.settings.Limits;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * How the gateway of a test class is started.
 *
 * @param owner what the gateway belongs to: the extension, or the class with the annotation
 */
record GatewayPlan(
    Object owner,
    UnaryOperator<Gateway.Builder> settings,
    GatewayLifecycle lifecycle,
    boolean reset) {

  static GatewayPlan of(Class<?> annotated, WithGateway annotation) {
    return new GatewayPlan(
        annotated,
        builder -> apply(annotated, annotation, builder),
        annotation.lifecycle(),
        annotation.reset());
  }

  private static Gateway.Builder apply(
      Class<?> annotated, WithGateway annotation, Gateway.Builder builder) {
    try {
      if (annotation.limits().length > 0) {
        builder.limits(
            Limits.parse("@WithGateway(limits)", String.join("\n", annotation.limits())));
      }
      if (annotation.functions() != Functions.class) {
        builder.functions(create(annotation.functions()));
      }
      return Faults.apply(builder, List.of(annotation.faults()));
    } catch (RuntimeException e) {
      throw new ExtensionConfigurationException(annotated.getName() + ": " + e.getMessage(), e);
    }
  }

  private static Functions create(Class<? extends Functions> type) {
    try {
      Constructor<? extends Functions> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          "@WithGateway(functions): expected a class with a constructor without parameters, but"
              + " found "
              + type.getName(),
          e);
    }
  }
}
