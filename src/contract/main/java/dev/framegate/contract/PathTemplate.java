package dev.framegate.contract;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A path with parameters, such as {@code /v2/apis/{apiId}/stages/{stageName}}. */
final class PathTemplate {
  private final List<String> segments;

  PathTemplate(String uri) {
    this.segments = Arrays.asList(uri.split("/", -1));
  }

  /** The parameters in decoded segments, or nothing if this is another path. */
  Optional<Map<String, String>> match(List<String> path) {
    if (path.size() != segments.size()) {
      return Optional.empty();
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < segments.size(); i++) {
      String expected = segments.get(i);
      String actual = path.get(i);
      if (isParameter(expected)) {
        if (actual.isEmpty()) {
          return Optional.empty();
        }
        parameters.put(name(expected), actual);
      } else if (!expected.equals(actual)) {
        return Optional.empty();
      }
    }
    return Optional.of(parameters);
  }

  /** The raw path with each parameter's value escaped. */
  String expand(UnaryOperator<String> valueOf) {
    return segments.stream()
        .map(s -> isParameter(s) ? PercentEncoding.encode(valueOf.apply(name(s))) : s)
        .collect(Collectors.joining("/"));
  }

  private static boolean isParameter(String segment) {
    return segment.startsWith("{");
  }

  private static String name(String parameter) {
    return parameter.substring(1, parameter.length() - 1);
  }
}
