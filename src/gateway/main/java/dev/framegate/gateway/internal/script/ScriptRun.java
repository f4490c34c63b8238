package dev.framegate.gateway.internal.script;

import dev.framegate.gateway.internal.deploy.StageDirectory;
import dev.framegate.gateway.internal.edge.HandshakePolicy;
import dev.framegate.gateway.internal.edge.OpeningListener;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.management.ManagementErrors;
import dev.framegate.gateway.internal.management.ManagementInterceptor;
import dev.framegate.gateway.internal.management.ManagementOperation;
import dev.framegate.gateway.internal.parts.PartReplacements;
import dev.framegate.gateway.internal.runtime.ConnectionHandler;
import dev.framegate.gateway.settings.Script;
import dev.framegate.gateway.settings.ScriptReport;
import dev.framegate.gateway.settings.ScriptStep;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** One run of a script on a gateway, on a thread of its own. */
public final class ScriptRun implements AutoCloseable {
  private final Script script;
  private final ScriptJournal journal = new ScriptJournal();
  private final ScriptStage stage = new ScriptStage(journal);
  private final CompletableFuture<ScriptReport> report = new CompletableFuture<>();
  private final Thread thread = new Thread(this::run, "framegate-script");
  private volatile @Nullable StageDirectory stages;

  public ScriptRun(Script script) {
    this.script = script;
    thread.setDaemon(true);
  }

  /** The parts of a gateway, which report to the script and give its answers. */
  public PartReplacements over(PartReplacements parts) {
    ScriptedConnections.Openings openings = new ScriptedConnections.Openings(stage);
    return parts
        .with(HandshakePolicy.class, ScriptedAddresses::new)
        .with(
            StageDirectory.class,
            directory -> {
              stages = directory;
              return directory;
            })
        .with(OpeningListener.class, none -> openings)
        .with(
            ConnectionHandler.class,
            routes -> new ScriptedConnections(routes, openings, this::serves, stage))
        .with(ManagementInterceptor.class, this::callbacks);
  }

  private boolean serves(String apiId, String stageName) {
    StageDirectory directory = stages;
    return directory != null && directory.find(apiId, stageName).isPresent();
  }

  private ManagementInterceptor callbacks(ManagementInterceptor others) {
    return (operation, call, next) -> {
      if (operation != ManagementOperation.POST_TO_CONNECTION) {
        return others.intercept(operation, call, next);
      }
      ServerResponse answer =
          stage
              .answers()
              .callbacks()
              .map(ManagementErrors::of)
              .orElseGet(() -> others.intercept(operation, call, next));
      stage.happened(
          new ScriptEvent(
              ScriptEvent.Kind.CALLBACK, "a callback was answered with " + answer.status()));
      return answer;
    };
  }

  /** Begins with the first step. */
  public void start() {
    thread.start();
  }

  /** Waits for the end of the script. */
  public ScriptReport await() throws InterruptedException {
    try {
      return report.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("The script's thread failed", e.getCause());
    }
  }

  private void run() {
    try {
      Optional<String> failure = failure();
      report.complete(new ScriptReport(journal.lines(), failure));
    } catch (RuntimeException | Error e) {
      report.completeExceptionally(e);
    }
  }

  private Optional<String> failure() {
    for (ScriptStep step : script.steps()) {
      journal.add(step.text());
      Optional<String> instead = step.action().apply(stage);
      if (instead.isPresent()) {
        return Optional.of("%s: %s: %s".formatted(step.place(), step.text(), instead.get()));
      }
    }
    return Optional.empty();
  }

  /** Ends the run; a script that has not ended has failed. */
  @Override
  public void close() {
    thread.interrupt();
  }
}
