package dev.framegate.settings;

import dev.framegate.settings.YamlValue.Field;
import dev.framegate.settings.YamlValue.Fields;
import dev.framegate.settings.YamlValue.Items;
import dev.framegate.settings.YamlValue.Single;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keys with values: a settings file, or a map in it. Immutable. Every method that reads a value
 * throws a {@link SettingsException} with file and line where the value is of another type.
 */
public final class Section {
  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");

  private final SettingsSource source;
  private final int line;
  private final String name;
  private final Map<String, Field> fields;

  private Section(SettingsSource source, int line, String name, Map<String, Field> fields) {
    this.source = source;
    this.line = line;
    this.name = name;
    this.fields = fields;
  }

  /**
   * Settings that do not come from a file.
   *
   * @param source what messages call it, such as {@code target 'mine'}
   */
  public static Section of(String source, Map<String, String> values) {
    Map<String, Field> fields = new LinkedHashMap<>();
    values.forEach(
        (key, value) ->
            fields.put(
                key,
                new Field(
                    SettingsSource.NO_LINE, new Single(SettingsSource.NO_LINE, value, true))));
    return new Section(new SettingsSource(source, false), SettingsSource.NO_LINE, "", fields);
  }

  /** A whole file, whose errors as a whole have no line. */
  static Section root(SettingsSource source, YamlValue value) {
    return new Section(source, SettingsSource.NO_LINE, "", of(source, value, "").fields);
  }

  private static Section of(SettingsSource source, YamlValue value, String name) {
    if (value instanceof Fields map) {
      return new Section(source, map.line(), name, map.byKey());
    }
    if (value instanceof Single single && single.isNull()) {
      return new Section(source, value.line(), name, Map.of());
    }
    throw source.error(
        value.line(),
        "%sexpected 'key: value' lines, but found %s."
            .formatted(name.isEmpty() ? "" : name + ": ", value.kind()));
  }

  static SettingsException duplicate(SettingsSource source, int line, String key, int before) {
    return source.error(
        line,
        "%s is already set%s; remove one of the two."
            .formatted(
                source.confidential() ? "the key" : "the key '" + key + "'",
                before == SettingsSource.NO_LINE ? "" : " in line " + before));
  }

  /** In the order of the file. */
  public Set<String> keys() {
    return fields.keySet();
  }

  public boolean has(String key) {
    return fields.containsKey(key);
  }

  /** Any single value, as it is written. */
  public Setting<String> text(String key) {
    return single(key, "text", value -> Optional.of(value.text()));
  }

  /** A whole number, both limits included. */
  public Setting<Integer> whole(String key, int least, int most) {
    return single(
        key,
        "a whole number from %d to %d".formatted(least, most),
        value ->
            plain(value, WHOLE)
                .map(Long::valueOf)
                .filter(number -> number >= least && number <= most)
                .map(Long::intValue));
  }

  /** A number, both limits included. */
  public Setting<Double> number(String key, double least, double most) {
    return single(
        key,
        "a number from %s to %s".formatted(figure(least), figure(most)),
        value ->
            plain(value, NUMBER)
                .map(Double::valueOf)
                .filter(number -> number >= least && number <= most));
  }

  public Setting<Boolean> flag(String key) {
    return single(
        key,
        "true or false",
        value -> plain(value, Pattern.compile("true|false")).map(Boolean::valueOf));
  }

  /** Whole seconds, or an ISO 8601 duration; both limits included. */
  public Setting<Duration> duration(String key, Duration least, Duration most) {
    return single(
        key,
        "seconds such as 60, or a duration such as PT1M, from %s to %s"
            .formatted(inWords(least), inWords(most)),
        value -> duration(value).filter(d -> d.compareTo(least) >= 0 && d.compareTo(most) <= 0));
  }

  public Setting<LocalDate> date(String key) {
    return text(key)
        .as(
            "a date such as 2027-06-30",
            text -> {
              try {
                return Optional.of(LocalDate.parse(text));
              } catch (DateTimeParseException e) {
                return Optional.empty();
              }
            });
  }

  /**
   * A list of single values; empty where the key is missing or has no value.
   *
   * @param example of the list, for messages
   */
  public List<String> list(String key, String example) {
    return items(key, example).stream().map(item -> text(key, example, item)).toList();
  }

  /**
   * One of some names. The key must be there.
   *
   * @throws SettingsException with the nearest and all valid names
   */
  public String choice(String key, Collection<String> known) {
    String found = text(key).required(known.iterator().next());
    if (!known.contains(found)) {
      throw unknown(key, found, known, value(key).line());
    }
    return found;
  }

  /**
   * A list of names, each of which must be known; empty where the key is missing.
   *
   * @param label a value's name
   */
  public <E> List<E> choices(String key, Collection<E> known, Function<E, String> label) {
    List<String> labels = known.stream().map(label).toList();
    String example = labels.stream().limit(2).collect(Collectors.joining(", ", "[", "]"));
    List<E> chosen = new ArrayList<>();
    for (YamlValue item : items(key, example)) {
      String found = text(key, example, item);
      chosen.add(
          known.stream()
              .filter(each -> label.apply(each).equals(found))
              .findFirst()
              .orElseThrow(() -> unknown(key, found, labels, item.line())));
    }
    return chosen;
  }

  /**
   * A list of maps; empty where the key is missing or has no value.
   *
   * @param example of the list, for messages
   */
  public List<Section> sections(String key, String example) {
    List<Section> sections = new ArrayList<>();
    for (YamlValue item : items(key, example)) {
      if (!(item instanceof Fields)) {
        throw source.error(
            item.line(),
            "%s must be a list such as %s, but entry %d is %s."
                .formatted(quoted(key), example, sections.size() + 1, item.kind()));
      }
      sections.add(of(source, item, "%s, entry %d".formatted(key, sections.size() + 1)));
    }
    return sections;
  }

  /** The map at a key; empty where the key is missing. */
  public Section section(String key) {
    Field field = fields.get(key);
    return field == null
        ? new Section(source, line, name, Map.of())
        : of(source, field.value(), source.confidential() ? "" : key);
  }

  /** Whether the value is a map, where it may also be a single one. */
  public boolean hasSection(String key) {
    return fields.containsKey(key) && value(key) instanceof Fields;
  }

  /** The value as lists, maps and text, numbers and booleans; null for none. */
  public Object tree(String key) {
    return SettingsTree.of(value(key));
  }

  /**
   * The same settings without nested maps: {@code ready: {url: ...}} becomes {@code ready.url}.
   *
   * @throws SettingsException where a key is written in both forms
   */
  public Section flattened() {
    Map<String, Field> flat = new LinkedHashMap<>();
    fields.forEach((key, field) -> flatten(flat, key, field));
    return new Section(source, line, name, flat);
  }

  private void flatten(Map<String, Field> flat, String key, Field field) {
    if (field.value() instanceof Fields map && !map.byKey().isEmpty()) {
      map.byKey().forEach((inner, value) -> flatten(flat, key + "." + inner, value));
      return;
    }
    Field before = flat.putIfAbsent(key, field);
    if (before != null) {
      throw duplicate(source, field.line(), key, before.line());
    }
  }

  /** The same settings without some keys. */
  public Section without(Set<String> keys) {
    Map<String, Field> left = new LinkedHashMap<>(fields);
    left.keySet().removeAll(keys);
    return new Section(source, line, name, left);
  }

  /** The values that are text, numbers or the like, as they are written. */
  public Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    fields.forEach(
        (key, field) -> {
          if (field.value() instanceof Single single && !single.isNull()) {
            texts.put(key, single.text());
          }
        });
    return texts;
  }

  /**
   * Rejects a key that has no meaning: a misspelt one would have no effect.
   *
   * @param valid all keys; {@code headers.*} stands for those below {@code headers}
   * @throws SettingsException with the nearest and all valid keys
   */
  public void requireKnown(Collection<String> valid) {
    for (Map.Entry<String, Field> field : fields.entrySet()) {
      String key = field.getKey();
      if (!valid.contains(key) && !valid.contains(key.replaceFirst("\\..*", ".*"))) {
        throw source.error(
            field.getValue().line(),
            "%sunknown key%s.%s Valid keys: %s."
                .formatted(
                    name.isEmpty() ? "" : name + ": ",
                    source.confidential() ? "" : " '" + key + "'",
                    NearNames.question(key, valid),
                    String.join(", ", valid)));
      }
    }
  }

  /**
   * An error at a key, or where that is missing, at its neighbour in a flattened map; the message
   * must not hold a secret.
   */
  public SettingsException error(String key, String message) {
    return source.error(lineOf(key), message);
  }

  /** The file and the line of a key, as messages name them. */
  public String place(String key) {
    return source.place(lineOf(key));
  }

  private int lineOf(String key) {
    String map = key.replaceFirst("\\..*", "") + ".";
    return Stream.concat(Stream.of(key), keys().stream().filter(other -> other.startsWith(map)))
        .map(fields::get)
        .filter(Objects::nonNull)
        .findFirst()
        .map(Field::line)
        .orElse(line);
  }

  /** An error of the settings as a whole; the message must not hold a secret. */
  public SettingsException error(String message) {
    return source.error(line, message);
  }

  SettingsException missing(String key, String example) {
    return error(
        "%s'%s' is missing. Example: '%s: %s'."
            .formatted(name.isEmpty() ? "" : name + ": ", key, key, example));
  }

  SettingsException invalid(String key, String expected) {
    return error(key, wrong(key, expected, value(key)));
  }

  private String wrong(String key, String expected, YamlValue found) {
    return "%s must be %s%s.".formatted(quoted(key), expected, found(found));
  }

  private String found(YamlValue value) {
    if (!(value instanceof Single single) || single.isNull()) {
      return ", but is " + value.kind();
    }
    return source.confidential()
        ? ""
        : ", but is '%s'%s".formatted(single.text(), single.plain() ? "" : " in quotes");
  }

  private String quoted(String key) {
    return source.confidential() ? "the value" : "'" + key + "'";
  }

  private <T> Setting<T> single(
      String key, String expected, Function<Single, Optional<T>> conversion) {
    if (!fields.containsKey(key)) {
      return new Setting<>(this, key, null);
    }
    if (value(key) instanceof Single single && !single.isNull()) {
      return new Setting<>(
          this, key, conversion.apply(single).orElseThrow(() -> invalid(key, expected)));
    }
    throw invalid(key, expected);
  }

  private List<YamlValue> items(String key, String example) {
    if (!fields.containsKey(key) || (value(key) instanceof Single single && single.isNull())) {
      return List.of();
    }
    if (value(key) instanceof Items items) {
      return items.values();
    }
    throw invalid(key, "a list such as " + example);
  }

  private String text(String key, String example, YamlValue item) {
    if (item instanceof Single single && !single.isNull()) {
      return single.text();
    }
    throw source.error(
        item.line(),
        "%s must be a list such as %s, but an entry is %s."
            .formatted(quoted(key), example, item.kind()));
  }

  private SettingsException unknown(String key, String found, Collection<String> known, int at) {
    return source.error(
        at,
        "unknown value '%s' in %s.%s Valid values: %s."
            .formatted(
                found, quoted(key), NearNames.question(found, known), String.join(", ", known)));
  }

  private YamlValue value(String key) {
    Field field = fields.get(key);
    return field == null ? new Single(line, "", true) : field.value();
  }

  private static Optional<String> plain(Single value, Pattern form) {
    return Optional.of(value)
        .filter(Single::plain)
        .map(Single::text)
        .filter(text -> form.matcher(text).matches());
  }

  private static Optional<Duration> duration(Single value) {
    try {
      return plain(value, WHOLE)
          .map(Long::valueOf)
          .map(Duration::ofSeconds)
          .or(() -> Optional.of(Duration.parse(value.text())));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static String inWords(Duration time) {
    if (time.equals(Duration.ofDays(time.toDays()))) {
      return time.toDays() + " d";
    }
    return time.equals(Duration.ofHours(time.toHours()))
        ? time.toHours() + " h"
        : time.toSeconds() + " s";
  }

  private static String figure(double number) {
    return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
  }
}
