package dev.framegate.kit.mutation;

import dev.framegate.kit.targets.Target;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Loads a gateway of its own, and the class of the kit that starts it. Libraries, and the rest of
 * the kit, are shared with all other gateways of this JVM.
 */
final class GatewayLoader extends ChangedClasses {
  private static final String TARGET = "dev.framegate.kit.targets.bundled.";

  GatewayLoader(CompiledClasses gateway, Change change) {
    super("gateway", gateway, change);
  }

  @Override
  boolean isCopied(String name) {
    return name.startsWith(TARGET);
  }

  /**
   * Starts a gateway on a free port. What it throws is the gateway's own.
   *
   * @param decided rules that are not tried any more, with the reason
   */
  Target open(Map<String, String> decided) throws Throwable {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // Libraries that make the gateway's classes by their names look there, also in later threads.
    thread.setContextClassLoader(this);
    try {
      return (Target)
          loadClass(TARGET + "BundledTarget")
              .getConstructor(String.class, UnaryOperator.class, Map.class, boolean.class)
              .newInstance("bundled", UnaryOperator.identity(), decided, false);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
