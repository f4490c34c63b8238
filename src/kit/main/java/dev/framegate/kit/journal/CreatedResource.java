package dev.framegate.kit.journal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that a run made on its target.
 *
 * @param id by which it is removed; of a domain name, the name itself
 */
public record CreatedResource(Kind kind, String id) {
  /** What outlives a scenario unless it is removed; all else goes with one of these. */
  public enum Kind {
    API("API"),
    DOMAIN_NAME("domain name");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** As people read it. */
    public String words() {
      return words;
    }

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Kind> of(String label) {
      return Arrays.stream(values()).filter(kind -> kind.label().equals(label)).findFirst();
    }
  }

  public static CreatedResource api(String id) {
    return new CreatedResource(Kind.API, id);
  }

  public static CreatedResource domainName(String name) {
    return new CreatedResource(Kind.DOMAIN_NAME, name);
  }

  @Override
  public String toString() {
    return kind.words() + " " + id;
  }
}
