package dev.framegate.gateway;

import dev.framegate.gateway.internal.assembly.RunningGateway;
import dev.framegate.gateway.journal.GatewayJournal;
import dev.framegate.gateway.journal.JournalEntry;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An API that {@link ApiBuilder} has deployed to a stage. */
public final class DeployedApi {
  private final RunningGateway gateway;
  private final @Nullable GatewayJournal journal;
  private final String id;
  private final String stage;

  DeployedApi(RunningGateway gateway, @Nullable GatewayJournal journal, String id, String stage) {
    this.gateway = gateway;
    this.journal = journal;
    this.id = id;
    this.stage = stage;
  }

  /** {@code ApiId}, for calls of the control plane. */
  public String id() {
    return id;
  }

  /** The name of the stage. */
  public String stage() {
    return stage;
  }

  /** The {@code ws(s)://} address of the stage. */
  public URI address() {
    return URI.create(callbacks().toString().replaceFirst("^http", "ws"));
  }

  /** The {@code http(s)://} address of the stage, for clients of {@code @connections}. */
  public URI callbacks() {
    return gateway.addresses().get(0).resolve("/_aws/execute-api/" + id + "/" + stage);
  }

  /**
   * Connects a client.
   *
   * @throws HandshakeRefusedException if the gateway refuses it
   */
  public StageClient connect() {
    return client().connect();
  }

  /** A client with a query, headers or subprotocols, to be connected. */
  public StageClient.Builder client() {
    return new StageClient.Builder(address(), this::connectionOf, this::reason);
  }

  private Optional<String> connectionOf(String userAgent) {
    return gateway.clients().stream()
        .map(client -> client.connection())
        .filter(connection -> connection.userAgent().equals(userAgent))
        .map(connection -> connection.id())
        .findFirst();
  }

  /** Why the latest handshake with this status was refused, if a journal knows it. */
  private String reason(int status) {
    return journal == null
        ? ""
        : journal.entries(JournalEntry.Kind.HANDSHAKE).stream()
            .filter(entry -> entry.apiId().equals(id) && entry.stage().equals(stage))
            .filter(entry -> entry.status() == status)
            .map(JournalEntry::reason)
            .reduce((earlier, later) -> later)
            .orElse("");
  }

  @Override
  public String toString() {
    return "API " + id + ", stage " + stage + ", " + address();
  }
}
