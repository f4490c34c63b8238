package dev.framegate.gateway.internal.event;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * JSON of the plainest form (see {@link PlainScan}), which was read once: where the members of its
 * outermost object are. What it cannot tell, the parser tells.
 */
final class PlainJson {
  private final String text;
  private final PlainMembers members;

  private PlainJson(String text, PlainMembers members) {
    this.text = text;
    this.members = members;
  }

  /** Null where the parser has to tell whether this is JSON. */
  static @Nullable PlainJson of(String text) {
    PlainMembers members = new PlainMembers();
    return PlainScan.whole(text, members) ? new PlainJson(text, members) : null;
  }

  /** The value at a path, where that is known by now; else null. */
  @Nullable Optional<Object> known(List<String> path) {
    return known(
        path,
        member -> {
          int from = members.from(member);
          return isScalar(from) ? value(from, members.to(member)) : null;
        });
  }

  /** The value at a path as JSON, where that is known by now; else null. */
  @Nullable Optional<String> knownJson(List<String> path) {
    return known(
        path,
        member -> {
          int from = members.from(member);
          return members.isCanonical(member) && text.charAt(from) != 'n'
              ? text.substring(from, members.to(member))
              : null;
        });
  }

  /**
   * @param reading of a member; null where the parser has to tell
   */
  private <T> @Nullable Optional<T> known(List<String> path, IntFunction<@Nullable T> reading) {
    if (path.size() != 1 || !members.areAll()) {
      return null;
    }
    int member = members.last(text, path.get(0));
    if (member < 0) {
      return Optional.empty();
    }
    T value = reading.apply(member);
    return value == null ? null : Optional.of(value);
  }

  /** The value at a path, from another pass; null where the parser has to tell. */
  @Nullable Optional<Object> at(List<String> path) {
    PlainScan scan = PlainScan.find(text, path);
    if (scan == null || scan.found() && !isScalar(scan.from())) {
      return null;
    }
    return scan.found() ? Optional.of(value(scan.from(), scan.to())) : Optional.empty();
  }

  /** The value at a path as JSON, from another pass; null where the parser has to tell. */
  @Nullable String jsonAt(List<String> path) {
    PlainScan scan = PlainScan.find(text, path);
    return scan != null && scan.found() && scan.isCanonical() && text.charAt(scan.from()) != 'n'
        ? text.substring(scan.from(), scan.to())
        : null;
  }

  private boolean isScalar(int from) {
    return "{[n".indexOf(text.charAt(from)) < 0;
  }

  private Object value(int from, int to) {
    return switch (text.charAt(from)) {
      case '"' -> text.substring(from + 1, to - 1);
      case 't' -> true;
      case 'f' -> false;
      default -> number(from, to);
    };
  }

  private Object number(int from, int to) {
    long number = Long.parseLong(text, from, to, 10);
    if (number == (int) number) {
      return (int) number;
    }
    return number;
  }
}
