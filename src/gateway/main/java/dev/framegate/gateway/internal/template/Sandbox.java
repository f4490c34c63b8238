package dev.framegate.gateway.internal.template;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import org.apache.velocity.runtime.directive.ForeachScope;
import org.apache.velocity.util.introspection.Info;
import org.apache.velocity.util.introspection.SecureUberspector;
import org.apache.velocity.util.introspection.VelMethod;
import org.apache.velocity.util.introspection.VelPropertyGet;
import org.apache.velocity.util.introspection.VelPropertySet;
import org.jspecify.annotations.Nullable;

/**
 * Gives templates access to the methods of {@link AllowedMethods} only, and takes each use from the
 * budget. Public because Velocity creates it by reflection.
 */
@SuppressWarnings("NullAway") // Velocity's own types know nothing of nullness.
public final class Sandbox extends SecureUberspector {
  static final String ALLOWANCE = "framegate.allowance";

  /** A method that a template called has failed. */
  static final class FailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FailedException(String method, Throwable cause) {
      super(method + "(): " + cause.getMessage(), null);
    }
  }

  @Override
  public @Nullable VelMethod getMethod(Object target, String name, Object[] args, Info info) {
    if (target == null) {
      return null;
    }
    if (target instanceof String) {
      TextMethods.TextMethod own = TextMethods.find(name, args);
      if (own != null) {
        return new MeteredMethod(
            name, (on, with) -> own.call((String) on, with, allowance()), true);
      }
    }
    if (!AllowedMethods.method(target, name)) {
      return null;
    }
    VelMethod method = super.getMethod(target, name, args, info);
    return method == null ? null : new MeteredMethod(name, method::invoke, wholly(target, name));
  }

  @Override
  public @Nullable VelPropertyGet getPropertyGet(Object target, String name, Info info) {
    if (target == null || !AllowedMethods.property(target, name)) {
      return null;
    }
    if (target instanceof Map && !(target instanceof ForeachScope)) {
      return new MeteredProperty(name, on -> ((Map<?, ?>) on).get(name));
    }
    VelPropertyGet property = super.getPropertyGet(target, name, info);
    return property == null ? null : new MeteredProperty(name, property::invoke);
  }

  /** Nothing can be changed by assignment. */
  @Override
  public @Nullable VelPropertySet getPropertySet(
      Object target, String name, Object value, Info info) {
    return null;
  }

  @Override
  public @Nullable Iterator<?> getIterator(Object target, Info info) {
    if (!AllowedMethods.iterable(target)) {
      return null;
    }
    Iterator<?> items =
        target instanceof Map<?, ?> map
            ? map.values().iterator()
            : ((Collection<?>) target).iterator();
    RenderBudget budget = allowance();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return items.hasNext();
      }

      @Override
      public Object next() {
        budget.spend(RenderBudget.STEP);
        return items.next();
      }
    };
  }

  /** Methods that may walk through all of a container, or let it grow by all of another. */
  private static boolean wholly(Object target, String name) {
    return !name.equals("get")
        && !name.equals("size")
        && !name.equals("isEmpty")
        && (target instanceof Collection || target instanceof Map);
  }

  private RenderBudget allowance() {
    return ((ThreadLocal<?>) rsvc.getApplicationAttribute(ALLOWANCE)).get()
            instanceof RenderBudget current
        ? current
        : new RenderBudget(TemplateLimits.defaults());
  }

  @FunctionalInterface
  private interface Action {
    @Nullable Object run(Object target, Object[] args)
        throws IllegalAccessException, InvocationTargetException;
  }

  @FunctionalInterface
  private interface Read {
    @Nullable Object from(Object target) throws Exception;
  }

  private final class MeteredMethod implements VelMethod {
    private final String name;
    private final Action action;
    private final boolean targetToo;

    MeteredMethod(String name, Action action, boolean targetToo) {
      this.name = name;
      this.action = action;
      this.targetToo = targetToo;
    }

    @Override
    public @Nullable Object invoke(Object target, Object[] args) throws IllegalAccessException {
      RenderBudget budget = allowance();
      budget.spend(RenderBudget.STEP);
      if (targetToo) {
        budget.spendOn(target);
      }
      for (Object arg : args) {
        budget.spendOn(arg);
      }
      Object result;
      try {
        result = action.run(target, args);
      } catch (InvocationTargetException e) {
        // Velocity would log it, and go on as if the method had answered null.
        throw new FailedException(name, e.getCause());
      } catch (IllegalArgumentException e) {
        // Velocity would take it for a method that does not exist.
        throw new FailedException(name, e);
      }
      if (result instanceof String) {
        budget.spendOn(result);
      }
      return result;
    }

    /** Velocity would keep it by the types of the arguments alone. */
    @Override
    public boolean isCacheable() {
      return false;
    }

    @Override
    public String getMethodName() {
      return name;
    }

    @Override
    public @Nullable Method getMethod() {
      return null;
    }

    @Override
    public Class<?> getReturnType() {
      return Object.class;
    }
  }

  private final class MeteredProperty implements VelPropertyGet {
    private final String name;
    private final Read read;

    MeteredProperty(String name, Read read) {
      this.name = name;
      this.read = read;
    }

    @Override
    public @Nullable Object invoke(Object target) throws Exception {
      RenderBudget budget = allowance();
      budget.spend(RenderBudget.STEP);
      Object result = read.from(target);
      if (result instanceof String) {
        budget.spendOn(result);
      }
      return result;
    }

    @Override
    public boolean isCacheable() {
      return false;
    }

    @Override
    public String getMethodName() {
      return name;
    }
  }
}
