package dev.framegate.kit.journal;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a resource shows that a run of the kit made it: {@code framegate-} and the run's id are an
 * API's name or its description, and begin a label of a domain name; where tags are set, the tag
 * {@code framegate:run} has the id.
 */
public final class RunMarker {
  /** Key of the tag that carries a run's id. */
  public static final String TAG = "framegate:run";

  private static final String PREFIX = "framegate-";
  private static final Pattern MARKED =
      Pattern.compile(PREFIX + "(" + RunId.FORM + ")(?![a-z0-9]).*", Pattern.DOTALL);

  private RunMarker() {}

  /** The name of a run's APIs, and what a label of its domain names begins with. */
  public static String of(RunId run) {
    return PREFIX + run;
  }

  /** Tags for what a run makes. */
  public static Map<String, String> tags(RunId run) {
    return Map.of(TAG, run.text());
  }

  /** The run whose mark a name or description begins with; empty for what is not the kit's. */
  public static Optional<RunId> in(String text) {
    Matcher marked = MARKED.matcher(text);
    return marked.matches() ? RunId.of(marked.group(1)) : Optional.empty();
  }

  /** The run whose mark begins a label of a domain name. */
  public static Optional<RunId> inDomain(String name) {
    return Arrays.stream(name.split("\\.", -1)).flatMap(label -> in(label).stream()).findFirst();
  }

  /** The run that a tag's value names. */
  public static Optional<RunId> inTag(String value) {
    return RunId.of(value);
  }
}
