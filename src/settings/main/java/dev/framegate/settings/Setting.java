package dev.framegate.settings;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The value of one key, which may be missing. */
public final class Setting<T> {
  private final Section section;
  private final String key;
  private final @Nullable T value;

  Setting(Section section, String key, @Nullable T value) {
    this.section = section;
    this.key = key;
    this.value = value;
  }

  public Optional<T> optional() {
    return Optional.ofNullable(value);
  }

  public T orElse(T otherwise) {
    return value == null ? otherwise : value;
  }

  /**
   * @param example of a value, for the message
   * @throws SettingsException where the key is missing
   */
  public T required(String example) {
    if (value == null) {
      throw section.missing(key, example);
    }
    return value;
  }

  /**
   * The value as another type.
   *
   * @param expected what a valid value is, as a noun phrase: {@code a date such as 2027-06-30}
   * @param conversion empty for a value that is not valid
   * @throws SettingsException where the value is not valid
   */
  public <R> Setting<R> as(String expected, Function<T, Optional<R>> conversion) {
    return new Setting<>(
        section,
        key,
        value == null
            ? null
            : conversion.apply(value).orElseThrow(() -> section.invalid(key, expected)));
  }
}
