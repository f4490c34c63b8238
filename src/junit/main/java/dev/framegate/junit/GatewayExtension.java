package dev.framegate.junit;

import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.journal.GatewayJournal;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Starts a reference gateway with given settings. In a static field it lives as long as the class,
 * in an instance field as long as a test:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final GatewayExtension gateway =
 *     GatewayExtension.of(builder -> builder.limits(Limits.aws().with(Limit.FRAME_BYTES, 1024)));
 * }</pre>
 *
 * <p>It resolves the same parameters as {@link WithGateway}, and removes what a test makes after
 * it.
 */
public final class GatewayExtension
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {
  private static final ExtensionContext.Namespace HERE =
      ExtensionContext.Namespace.create(GatewayExtension.class);

  /** Null if the settings are those of the annotation. */
  private final @Nullable UnaryOperator<Gateway.Builder> settings;

  /** For {@link WithGateway}. */
  GatewayExtension() {
    this.settings = null;
  }

  private GatewayExtension(UnaryOperator<Gateway.Builder> settings) {
    this.settings = settings;
  }

  /** A gateway with other settings than the builder's defaults. */
  public static GatewayExtension of(UnaryOperator<Gateway.Builder> settings) {
    return new GatewayExtension(settings);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    GatewayPlan plan = plan(context);
    if (plan.lifecycle() == GatewayLifecycle.PER_CLASS) {
      running(context, plan);
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    GatewayPlan plan = plan(context);
    RunningTestGateway running = running(context, plan);
    if (plan.reset() && context.getExecutionMode() != ExecutionMode.CONCURRENT) {
      context.getStore(HERE).put(reset(plan), running.gateway().checkpoint());
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    GatewayPlan plan = plan(context);
    Runnable reset = context.getStore(HERE).get(reset(plan), Runnable.class);
    if (reset != null) {
      reset.run();
      running(context, plan).journal().clear();
    }
  }

  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Gateway.class
        || type == GatewayJournal.class
        || type == Clock.class
        || parameter.isAnnotated(GatewayAddress.class)
            && (type == URI.class || type == String.class);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    GatewayPlan plan = plan(context);
    if (plan.lifecycle() == GatewayLifecycle.PER_METHOD && context.getTestMethod().isEmpty()) {
      throw new ParameterResolutionException(
          "Each test has a gateway of its own, and there is none for "
              + parameter.getDeclaringExecutable().getName()
              + ". Ask for it in the test or in @BeforeEach.");
    }
    RunningTestGateway running = running(context, plan);
    Class<?> type = parameter.getParameter().getType();
    if (type == Gateway.class) {
      return running.gateway();
    }
    if (type == GatewayJournal.class) {
      return running.journal();
    }
    if (type == Clock.class) {
      return running.gateway().clock();
    }
    URI address = running.gateway().address();
    return type == URI.class ? address : address.toString();
  }

  /** The gateway of a class or test, which is started if it has none. */
  private static RunningTestGateway running(ExtensionContext context, GatewayPlan plan) {
    return context
        .getStore(HERE)
        .getOrComputeIfAbsent(
            plan.owner(),
            owner -> RunningTestGateway.start(plan.settings()),
            RunningTestGateway.class);
  }

  private static String reset(GatewayPlan plan) {
    return "reset of " + plan.owner();
  }

  private GatewayPlan plan(ExtensionContext context) {
    if (settings != null) {
      return new GatewayPlan(this, settings, GatewayLifecycle.PER_CLASS, true);
    }
    for (Class<?> type = context.getRequiredTestClass();
        type != null;
        type = type.getEnclosingClass()) {
      Optional<WithGateway> annotation = AnnotationSupport.findAnnotation(type, WithGateway.class);
      if (annotation.isPresent()) {
        return GatewayPlan.of(type, annotation.get());
      }
    }
    return new GatewayPlan(this, UnaryOperator.identity(), GatewayLifecycle.PER_CLASS, true);
  }
}
