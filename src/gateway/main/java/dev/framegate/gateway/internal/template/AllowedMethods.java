package dev.framegate.gateway.internal.template;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.velocity.runtime.directive.ForeachScope;

/** The methods that templates may call, by the type they belong to. All others do not exist. */
final class AllowedMethods {
  private static final Set<String> COLLECTION =
      Set.of("size", "count", "isEmpty", "getEmpty", "contains", "get", "indexOf", "add", "addAll");
  private static final Map<Class<?>, Set<String>> BY_TYPE =
      Map.of(
          InputVariable.class,
          Set.of("getBody", "body", "json", "path", "params"),
          UtilVariable.class,
          Set.of(
              "escapeJavaScript",
              "parseJson",
              "urlEncode",
              "urlDecode",
              "base64Encode",
              "base64Decode"),
          CharSequence.class,
          Set.of(
              "length",
              "isEmpty",
              "substring",
              "indexOf",
              "lastIndexOf",
              "startsWith",
              "endsWith",
              "contains",
              "equals",
              "equalsIgnoreCase",
              "compareTo",
              "toLowerCase",
              "toUpperCase",
              "trim",
              "toString",
              "hashCode"),
          Number.class,
          Set.of("intValue", "longValue", "doubleValue", "toString", "equals", "compareTo"),
          Boolean.class,
          Set.of("toString", "equals", "booleanValue"),
          ForeachScope.class,
          Set.of("getIndex", "getCount", "hasNext", "getHasNext", "getFirst", "getLast"),
          Map.Entry.class,
          Set.of("getKey", "getValue"),
          Map.class,
          Set.of("get", "containsKey", "keySet", "values", "entrySet", "size", "isEmpty", "put"));

  private AllowedMethods() {}

  static boolean method(Object target, String name) {
    for (Map.Entry<Class<?>, Set<String>> type : BY_TYPE.entrySet()) {
      if (type.getKey().isInstance(target) && !isScopeAsMap(target, type.getKey())) {
        return type.getValue().contains(name);
      }
    }
    return target instanceof Collection<?> && COLLECTION.contains(name);
  }

  /** Whether a value has properties at all: {@code $map.key}, {@code $input.body}. */
  static boolean property(Object target, String name) {
    if (target instanceof Map<?, ?> && !(target instanceof ForeachScope)) {
      return true;
    }
    return !name.isEmpty() && method(target, "get" + capitalised(name));
  }

  static boolean iterable(Object target) {
    return target instanceof List<?> || target instanceof Collection<?> || target instanceof Map;
  }

  private static boolean isScopeAsMap(Object target, Class<?> type) {
    return type == Map.class && target instanceof ForeachScope;
  }

  private static String capitalised(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
