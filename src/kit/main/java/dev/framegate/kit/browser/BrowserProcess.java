package dev.framegate.kit.browser;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A headless browser process. Its tabs share nothing and may be used by different threads. */
final class BrowserProcess implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(30);
  private static final Duration COMMAND = Duration.ofSeconds(30);
  private static final Duration END = Duration.ofSeconds(5);
  private static final String READY = "DevTools listening on ";

  private final Process process;
  private final BrowserProfile profile;
  private final Thread hook;
  private final DevTools devTools;

  private BrowserProcess(Process process, BrowserProfile profile, DevTools devTools) {
    this.process = process;
    this.profile = profile;
    this.devTools = devTools;
    // A browser without a window would stay unseen.
    this.hook = new Thread(this::end, "framegate-browser-end");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Starts it without a window.
   *
   * @throws BrowserException where it does not start in time
   */
  static BrowserProcess start(BrowserProgram program) {
    BrowserProfile profile = BrowserProfile.create();
    Process process = process(program, profile);
    try {
      String address = address(process).get(START.toMillis(), TimeUnit.MILLISECONDS);
      return new BrowserProcess(process, profile, new DevTools(address));
    } catch (ExecutionException | TimeoutException e) {
      throw failed(process, profile, program.path() + " did not start: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(process, profile, "Interrupted while the browser started", e);
    }
  }

  private static BrowserException failed(
      Process process, BrowserProfile profile, String message, Exception cause) {
    family(process).forEach(ProcessHandle::destroyForcibly);
    profile.remove();
    return new BrowserException(message, cause);
  }

  private static Process process(BrowserProgram program, BrowserProfile profile) {
    List<String> command = new ArrayList<>(List.of(program.path().toString(), "--headless"));
    command.addAll(List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"));
    command.addAll(List.of("--disable-quic", "--no-first-run", "--disable-sync"));
    command.addAll(List.of("--disable-background-networking", "--disable-component-update"));
    command.addAll(List.of("--disable-background-timer-throttling", "--hide-scrollbars"));
    command.addAll(List.of("--remote-debugging-port=0", "--user-data-dir=" + profile.folder()));
    try {
      return new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      profile.remove();
      throw new BrowserException(program.path() + " cannot be started", e);
    }
  }

  /** Where its DevTools listen; what it says later is read, so that it can go on. */
  private static CompletableFuture<String> address(Process process) {
    CompletableFuture<String> address = new CompletableFuture<>();
    Thread reader =
        new Thread(
            () -> {
              try (BufferedReader said =
                  new BufferedReader(
                      new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
                for (String line = said.readLine(); line != null; line = said.readLine()) {
                  if (line.startsWith(READY)) {
                    address.complete(line.substring(READY.length()));
                  }
                }
              } catch (IOException e) {
                address.completeExceptionally(e);
              }
              address.completeExceptionally(new IOException("it ended before it was ready"));
            },
            "framegate-browser-stderr");
    reader.setDaemon(true);
    reader.start();
    return address;
  }

  /** Opens an empty tab that shares no cookies and no storage with the others. */
  BrowserTab newTab() {
    String context =
        devTools
            .call(DevTools.BROWSER, "Target.createBrowserContext", DevTools.members(), COMMAND)
            .path("browserContextId")
            .asText();
    ObjectNode blank = DevTools.members().put("url", "about:blank");
    blank.put("browserContextId", context);
    String target =
        devTools
            .call(DevTools.BROWSER, "Target.createTarget", blank, COMMAND)
            .path("targetId")
            .asText();
    ObjectNode attach = DevTools.members().put("targetId", target).put("flatten", true);
    String session =
        devTools
            .call(DevTools.BROWSER, "Target.attachToTarget", attach, COMMAND)
            .path("sessionId")
            .asText();
    return new BrowserTab(devTools, context, session);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    devTools.close();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is shutting down already, and the hook ends the process.
      return;
    }
    end();
  }

  private void end() {
    List<ProcessHandle> family = family(process);
    family.forEach(ProcessHandle::destroy);
    try {
      CompletableFuture.allOf(
              family.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
          .get(END.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      family.forEach(ProcessHandle::destroyForcibly);
    } catch (InterruptedException e) {
      family.forEach(ProcessHandle::destroyForcibly);
      Thread.currentThread().interrupt();
    }
    profile.remove();
  }

  /** The program may be a script that waits for the browser, and would leave it behind. */
  private static List<ProcessHandle> family(Process process) {
    return Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
  }
}
