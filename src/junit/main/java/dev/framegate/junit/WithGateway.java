package dev.framegate.junit;

import dev.framegate.gateway.settings.Functions;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Starts a reference gateway for a test class, on a free port of this machine, and stops it after
 * the class's last test. Constructors, tests and lifecycle methods may have these parameters:
 *
 * <ul>
 *   <li>{@link dev.framegate.gateway.Gateway}
 *   <li>{@link dev.framegate.gateway.journal.GatewayJournal}: what happened on it
 *   <li>{@link java.time.Clock}: its clock, which {@code gateway.advance} sets forward
 *   <li>{@link java.net.URI} or {@link String} with {@link GatewayAddress}
 * </ul>
 *
 * <p>APIs, custom domain names and connections that a test makes are removed after it, and the
 * journal is cleared. What {@code @BeforeAll} makes stays. For other settings register {@link
 * GatewayExtension#of} in a field.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(GatewayExtension.class)
public @interface WithGateway {
  /** The names of faults that the gateway has, such as {@code frame-limit-128k}. */
  String[] faults() default {};

  /** Limits that differ from those of AWS, as in a file of limits: {@code "idle: PT1M"}. */
  String[] limits() default {};

  /**
   * The Lambda functions: a class with a constructor without parameters. Functions of single routes
   * are easier to give to {@link dev.framegate.gateway.Gateway#api}.
   */
  Class<? extends Functions> functions() default Functions.class;

  /** How long the gateway lives. */
  GatewayLifecycle lifecycle() default GatewayLifecycle.PER_CLASS;

  /**
   * Whether what a test makes is removed after it. Tests that run concurrently share everything,
   * whatever the value.
   */
  boolean reset() default true;
}
