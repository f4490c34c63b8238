package dev.framegate.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A call of a part.
 *
 * @param arguments as they were before the call; null for none
 */
record PartCall(Method method, @Nullable Object @Nullable [] arguments) {
  /** What came of a call: a result, or an exception. */
  record Answer(@Nullable Object result, @Nullable Throwable thrown) {
    @Nullable Object get() throws Throwable {
      if (thrown != null) {
        throw thrown;
      }
      return result;
    }

    /** For one who may change it. */
    @Nullable Object copy() throws Throwable {
      return PartCall.copy(get());
    }
  }

  static PartCall of(Method method, @Nullable Object @Nullable [] arguments) {
    return new PartCall(method, copies(arguments));
  }

  /** Makes the call, with arguments that the part may change. */
  Answer of(Object part) {
    try {
      return new Answer(make(part, method, copies(arguments)), null);
    } catch (Throwable e) {
      return new Answer(null, e);
    }
  }

  boolean is(Method otherMethod, @Nullable Object @Nullable [] otherArguments) {
    return method.equals(otherMethod) && Arrays.equals(arguments, otherArguments);
  }

  /** The class in which the part has the method. */
  Class<?> home(Object part) {
    try {
      return part.getClass()
          .getMethod(method.getName(), method.getParameterTypes())
          .getDeclaringClass();
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Calls a part; what it throws is thrown. */
  static @Nullable Object make(Object part, Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(part, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private static @Nullable Object @Nullable [] copies(@Nullable Object @Nullable [] values) {
    return values == null ? null : Arrays.stream(values).map(PartCall::copy).toArray();
  }

  /** What parts change is copied: JSON, and the map of context variables. */
  private static @Nullable Object copy(@Nullable Object value) {
    if (value instanceof JsonNode json) {
      return json.deepCopy();
    }
    return value instanceof LinkedHashMap<?, ?> map ? new LinkedHashMap<>(map) : value;
  }
}
