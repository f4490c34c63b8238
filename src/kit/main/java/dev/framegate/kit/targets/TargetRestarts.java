package dev.framegate.kit.targets;

import dev.framegate.kit.io.Redaction;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Starts a target again, as often as its declaration permits. A command that goes on is the target
 * itself, and ends with the run; one that ends with exit code 0 has started the target elsewhere.
 */
public final class TargetRestarts implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration TO_STOP = Duration.ofSeconds(5);

  private final RestartCommand command;
  private final Redaction redaction;
  private @Nullable Process process;
  private int made;

  public TargetRestarts(RestartCommand command, Redaction redaction) {
    this.command = command;
    this.redaction = redaction;
  }

  /**
   * Runs the command and waits for the ports of the target.
   *
   * @param addresses that must be open again
   * @return why the target is not there again; empty where it is
   */
  public synchronized Optional<String> restart(Collection<URI> addresses) {
    if (made >= command.most()) {
      return Optional.of(
          "It was started again %d times, which is the most that 'restart.at-most' permits."
              .formatted(made));
    }
    made++;
    close();
    Process started;
    try {
      started = new ProcessBuilder(command.words()).redirectErrorStream(true).start();
      started.getOutputStream().close();
    } catch (IOException e) {
      return Optional.of(failed(String.valueOf(e.getMessage())));
    }
    process = started;
    OutputTail output = new OutputTail(started.getInputStream());
    return opened(started, output, addresses)
        .map(why -> failed(why + shown(output)))
        .map(redaction::text);
  }

  private Optional<String> opened(Process started, OutputTail output, Collection<URI> addresses) {
    try {
      Awaitility.await()
          .pollInSameThread()
          .pollDelay(Duration.ZERO)
          .pollInterval(POLL)
          .atMost(command.within())
          .until(
              () ->
                  addresses.stream().allMatch(TcpCheck::isOpen)
                      || (!started.isAlive() && started.exitValue() != 0));
    } catch (ConditionTimeoutException e) {
      return Optional.of(
          "%s was not open within %d s ('restart.within')"
              .formatted(firstClosed(addresses), command.within().toSeconds()));
    }
    if (addresses.stream().allMatch(TcpCheck::isOpen)) {
      return Optional.empty();
    }
    output.awaitEnd(POLL.multipliedBy(20));
    return Optional.of("it ended with exit code %d".formatted(started.exitValue()));
  }

  private static String firstClosed(Collection<URI> addresses) {
    return addresses.stream()
        .filter(address -> !TcpCheck.isOpen(address))
        .map(URI::getAuthority)
        .findFirst()
        .orElse("its port");
  }

  private String failed(String why) {
    return "The command 'restart: %s' did not bring the target back: %s."
        .formatted(redaction.text(command.toString()), why);
  }

  private static String shown(OutputTail output) {
    String text = output.text();
    return text.isEmpty() ? ", and it printed nothing" : ". It printed:\n" + text;
  }

  /** How often the command was run. */
  public synchronized int made() {
    return made;
  }

  /** Ends what the last command has left running as its own process. */
  @Override
  public synchronized void close() {
    Process last = process;
    process = null;
    if (last == null) {
      return;
    }
    List<ProcessHandle> all =
        Stream.concat(last.descendants(), Stream.of(last.toHandle())).toList();
    all.forEach(ProcessHandle::destroy);
    try {
      if (!last.waitFor(TO_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
        all.forEach(ProcessHandle::destroyForcibly);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      all.forEach(ProcessHandle::destroyForcibly);
    }
  }
}
