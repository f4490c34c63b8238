package dev.framegate.kit.values;

import dev.framegate.kit.expectation.InconclusiveException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Identifiers that the target chose, under the names that a scenario gives them. {@code
 * {deploymentId}} is the latest of its kind, {@code {deployment "first"}} a named one. {@code {128
 * characters}} and {@code {100 variables}} stand for values too long to write down.
 */
public final class NamedIds {
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "(?<!\\$)\\{(?:(?<count>\\d+) (?<unit>characters|variables)"
              + "|(?<kind>[a-zA-Z]+)(?: \"(?<name>[^\"]*)\")?"
              + "|(?<dashed>[a-z]+-[a-z-]+))\\}");

  private final Map<String, String> values = new HashMap<>();
  private final Map<String, Supplier<String>> makers = new HashMap<>();
  private final Map<String, Supplier<String>> shown = new HashMap<>();
  private final Map<String, String> lacking = new HashMap<>();

  /** Knows from now on all that the other one knows. */
  public void takeOver(NamedIds other) {
    values.putAll(other.values);
  }

  /** A value that is made only when somebody asks for it. */
  public void define(String kind, Supplier<String> maker) {
    makers.put(kind, maker);
  }

  /** Says what a text shows for a kind, where that is not the id by which the kit knows it. */
  public void show(String kind, Supplier<String> shownId) {
    shown.put(kind, shownId);
  }

  public void put(String kind, String id) {
    values.put(kind, id);
  }

  public void put(String kind, String name, String id) {
    values.put(key(kind, name), id);
    values.put(kind, id);
  }

  /** Notes why there is none: the target refused to make it. */
  public void lack(String kind, String why) {
    lacking.put(kind, why);
  }

  public String get(String kind) {
    return lookUp(kind, null);
  }

  public String get(String kind, String name) {
    return lookUp(kind, name);
  }

  boolean knows(String kind) {
    return values.containsKey(kind);
  }

  /** The text with every placeholder replaced by what it stands for. */
  public String fill(String text) {
    Matcher found = PLACEHOLDER.matcher(text);
    return found.replaceAll(match -> Matcher.quoteReplacement(value(found, match)));
  }

  private String value(Matcher found, MatchResult match) {
    if (found.group("count") != null) {
      int count = Integer.parseInt(found.group("count"));
      return found.group("unit").equals("characters") ? "a".repeat(count) : variables(count);
    }
    String kind =
        found.group("dashed") != null ? camel(found.group("dashed")) : found.group("kind");
    String name = found.group("name");
    Supplier<String> instead = name == null ? shown.get(kind) : null;
    return instead != null ? instead.get() : lookUp(kind, name);
  }

  /** A JSON object of that many stage variables. */
  private static String variables(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> "\"v" + i + "\":\"x\"")
        .collect(Collectors.joining(",", "{", "}"));
  }

  private String lookUp(String kind, @Nullable String name) {
    Supplier<String> maker = name == null ? makers.get(kind) : null;
    if (maker != null) {
      return maker.get();
    }
    String value = values.get(name == null ? kind : key(kind, name));
    if (value == null && name != null) {
      value = values.get(key(kind + "Id", name));
    }
    if (value == null && lacking.containsKey(kind)) {
      throw new InconclusiveException(
          "The scenario needs {%s}, but %s.".formatted(kind, lacking.get(kind)));
    }
    if (value == null) {
      throw new IllegalStateException(
          "The scenario has nothing called {%s}. Known: %s."
              .formatted(name == null ? kind : key(kind, name), values.keySet()));
    }
    return value;
  }

  private static String key(String kind, String name) {
    return kind + " \"" + name + '"';
  }

  /** {@code deployment-id}, as AWS's page writes a placeholder, is the member deploymentId. */
  private static String camel(String dashed) {
    StringBuilder camel = new StringBuilder();
    for (String part : dashed.split("-", -1)) {
      camel.append(
          camel.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
    }
    return camel.toString();
  }
}
