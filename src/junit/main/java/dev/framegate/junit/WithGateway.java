package dev.framegate.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Starts a reference gateway for a test class, on a free port of this machine, and stops it after
 * the class's last test. Any constructor, test or lifecycle method may ask for it with a parameter
 * of type {@link dev.framegate.gateway.Gateway}. For functions, limits or faults register {@link
 * GatewayExtension#of} in a static field instead.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(GatewayExtension.class)
public @interface WithGateway {}
