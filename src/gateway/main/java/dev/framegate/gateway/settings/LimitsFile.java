package dev.framegate.gateway.settings;

import dev.framegate.settings.Section;
import dev.framegate.settings.SettingsFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads {@link Limits} from YAML or JSON. */
final class LimitsFile {
  private static final List<String> KEYS = Arrays.stream(Limit.values()).map(Limit::key).toList();

  /** Switches last: a rate of the control plane turns its switch on. */
  private static final List<Limit> ORDER =
      Arrays.stream(Limit.values())
          .sorted(Comparator.comparing(limit -> limit.kind() == Limit.Kind.SWITCH))
          .toList();

  private LimitsFile() {}

  static Limits read(Path file) {
    return of(SettingsFile.read(file));
  }

  static Limits parse(String name, String text) {
    return of(SettingsFile.parse(name, text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Limits of(Section section) {
    section.requireKnown(KEYS);
    Limits limits = Limits.aws();
    for (Limit limit : ORDER) {
      Optional<Double> value = value(section, limit);
      if (value.isPresent()) {
        limits = limits.with(limit, value.get());
      }
    }
    return limits;
  }

  private static Optional<Double> value(Section section, Limit limit) {
    String key = limit.key();
    return switch (limit.kind()) {
      case COUNT, BYTES, URL, BURST ->
          section
              .whole(key, (int) limit.least(), (int) limit.greatest())
              .optional()
              .map(Integer::doubleValue);
      case RATE -> section.number(key, limit.least(), limit.greatest()).optional();
      case TIME ->
          section
              .duration(key, seconds(limit.least()), seconds(limit.greatest()))
              .optional()
              .map(time -> (double) time.toSeconds());
      case SWITCH -> section.flag(key).optional().map(on -> on ? 1.0 : 0.0);
    };
  }

  private static Duration seconds(double seconds) {
    return Duration.ofSeconds((long) seconds);
  }
}
