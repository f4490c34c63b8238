package dev.framegate.kit.targets;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a target that has ended is started again, as the key {@code restart} of a declaration says.
 *
 * @param words the program and its arguments
 * @param within the longest that the target's ports may take to be open again
 * @param most restarts in a run
 * @param remote whether it may be run for a target on another machine
 */
public record RestartCommand(List<String> words, Duration within, int most, boolean remote) {
  /** The keys that are read from a declaration. */
  public static final Set<String> KEYS =
      Set.of("restart", "restart.command", "restart.within", "restart.at-most", "restart.remote");

  private static final Duration USUAL = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int USUAL_RESTARTS = 100;
  private static final int MOST_RESTARTS = 1000;
  private static final String EXAMPLE = "node server.js --port 4566";

  public RestartCommand {
    words = List.copyOf(words);
  }

  /**
   * @throws dev.framegate.settings.SettingsException where the declaration holds a value that is
   *     not valid
   */
  public static Optional<RestartCommand> of(Declaration declaration) {
    boolean map =
        declaration.settings().keys().stream().anyMatch(key -> key.startsWith("restart."));
    if (!map && !declaration.settings().has("restart")) {
      return Optional.empty();
    }
    String key = map ? "restart.command" : "restart";
    CommandWords command = CommandWords.of(declaration.required(key, EXAMPLE));
    command
        .problem()
        .ifPresent(
            problem -> {
              throw declaration.error(key, "'%s': %s".formatted(key, problem));
            });
    return Optional.of(
        new RestartCommand(
            command.words(),
            declaration
                .settings()
                .duration("restart.within", Duration.ofSeconds(1), LONGEST)
                .orElse(USUAL),
            declaration
                .settings()
                .whole("restart.at-most", 1, MOST_RESTARTS)
                .orElse(USUAL_RESTARTS),
            declaration.settings().flag("restart.remote").orElse(false)));
  }

  /**
   * Checks the key, where a declaration has it.
   *
   * @param addresses of the target
   * @throws dev.framegate.settings.SettingsException where a value is not valid, or the command
   *     would be run for a target on another machine without a word about that
   */
  public static void require(Declaration declaration, Collection<URI> addresses) {
    Optional<RestartCommand> command = of(declaration);
    if (command.isEmpty() || command.get().remote()) {
      return;
    }
    addresses.stream()
        .map(URI::getHost)
        .filter(host -> !isHere(host))
        .findFirst()
        .ifPresent(
            host -> {
              throw declaration.error(
                  "restart",
                  "the command runs on this machine, and the target is at '%s'. If it starts the target there, write 'restart: {command: ..., remote: true}'."
                      .formatted(host));
            });
  }

  private static boolean isHere(String host) {
    if (host.equals("localhost") || host.endsWith(".localhost")) {
      return true;
    }
    // A name is not looked up: only the form of an address says that it is this machine.
    String address = host.replaceAll("^\\[|]$", "");
    if (!address.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
      return false;
    }
    try {
      InetAddress parsed = InetAddress.getByName(address);
      return parsed.isLoopbackAddress() || parsed.isAnyLocalAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** The command on one line, as messages show it. */
  @Override
  public String toString() {
    return String.join(" ", words);
  }
}
