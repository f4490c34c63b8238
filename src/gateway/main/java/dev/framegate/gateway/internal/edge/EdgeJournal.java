package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.internal.deploy.StageDirectory;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.management.ClientRegistry;
import dev.framegate.gateway.internal.runtime.ConnectionInfo;
import dev.framegate.gateway.journal.JournalEntry;
import dev.framegate.gateway.journal.JournalEntry.Kind;
import io.netty.handler.codec.http.HttpRequest;
import java.time.Clock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes requests, handshakes and the ends of connections into the journal, if there is one. */
final class EdgeJournal {
  private static final int SWITCHING_PROTOCOLS = 101;

  private final @Nullable Consumer<JournalEntry> journal;
  private final Clock clock;
  private final StageDirectory stages;
  private final ClientRegistry clients;

  EdgeJournal(
      @Nullable Consumer<JournalEntry> journal,
      Clock clock,
      StageDirectory stages,
      ClientRegistry clients) {
    this.journal = journal;
    this.clock = clock;
    this.stages = stages;
    this.clients = clients;
  }

  /** A request that has arrived. Queries may hold secrets and are not written. */
  JournaledRequest request(HttpRequest head, Destination destination) {
    if (journal == null) {
      return JournaledRequest.NONE;
    }
    String line = head.method().name() + " " + RequestInProgress.rawPath(head.uri());
    boolean upgrade = UpgradeRequest.isOne(head);
    return (answer, body) -> {
      if (destination instanceof Destination.Callback callback) {
        StageReference address = callback.address();
        write(
            entry(Kind.CALLBACK, answer.status())
                .withStage(address.apiId(), address.stage())
                .withConnection(callback.connectionId())
                .withText(body.isEmpty() ? head.method().name() : head.method().name() + " " + body)
                .withReason(RefusalReason.ofCallback(callback, answer, clients)));
      } else if (destination instanceof Destination.Stage stage) {
        write(refused(stage.address(), upgrade, line, answer, RefusalReason.of(answer)));
      } else if (destination instanceof Destination.ImmediateResponse settled
          && settled.address().isPresent()) {
        StageReference address = settled.address().get();
        write(refused(address, upgrade, line, answer, RefusalReason.ofAddress(address, stages)));
      } else {
        write(
            entry(Kind.REQUEST, answer.status())
                .withText(line)
                .withReason(RefusalReason.of(answer)));
      }
    };
  }

  private JournalEntry refused(
      StageReference address, boolean upgrade, String line, ServerResponse answer, String reason) {
    Kind kind =
        address.connectionId().isPresent()
            ? Kind.CALLBACK
            : upgrade ? Kind.HANDSHAKE : Kind.REQUEST;
    return entry(kind, answer.status())
        .withStage(address.apiId(), address.stage())
        .withConnection(address.connectionId().orElse(""))
        .withText(line)
        .withReason(reason);
  }

  void accepted(ConnectionInfo connection, String path) {
    write(of(connection, Kind.HANDSHAKE, SWITCHING_PROTOCOLS).withText("GET " + path));
  }

  /**
   * @param detail why {@code $connect} refused the client, if that is known
   */
  void refused(
      ConnectionInfo connection, String path, ServerResponse answer, @Nullable String detail) {
    String told = RefusalReason.of(answer);
    write(
        of(connection, Kind.HANDSHAKE, answer.status())
            .withText("GET " + path)
            .withReason(
                detail != null
                    ? detail
                    : told.isEmpty()
                        ? "the integration of $connect answered " + answer.status()
                        : told));
  }

  void closed(ConnectionInfo connection, CloseStatus status) {
    write(of(connection, Kind.CLOSE, status.code()).withReason(status.reason()));
  }

  private JournalEntry of(ConnectionInfo connection, Kind kind, int status) {
    return entry(kind, status)
        .withStage(connection.apiId(), connection.stage())
        .withConnection(connection.id());
  }

  private JournalEntry entry(Kind kind, int status) {
    return JournalEntry.of(clock.instant(), kind).withStatus(status);
  }

  private void write(JournalEntry entry) {
    if (journal != null) {
      journal.accept(entry);
    }
  }
}
