package dev.framegate.gateway.internal.assembly;

import dev.framegate.gateway.internal.deploy.AccountRegion;
import dev.framegate.gateway.internal.edge.ListenAddress;
import dev.framegate.gateway.internal.edge.RequestSources;
import dev.framegate.gateway.internal.parts.PartReplacements;
import dev.framegate.gateway.internal.signature.ControlRequestOwner;
import dev.framegate.gateway.journal.JournalEntry;
import dev.framegate.gateway.settings.AccessKey;
import dev.framegate.gateway.settings.AccessKeys;
import dev.framegate.gateway.settings.ApiKeys;
import dev.framegate.gateway.settings.Functions;
import dev.framegate.gateway.settings.Limits;
import dev.framegate.gateway.settings.Services;
import dev.framegate.gateway.settings.TlsIdentity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The settings that a gateway is started with.
 *
 * @param host address to bind to
 * @param port port to bind to; 0 takes a free one
 * @param parts replacements of AWS's behaviour
 * @param state directory that keeps the control plane; null keeps it in memory
 * @param keys access keys that signatures are verified with; null verifies none
 * @param logs directory for the logs of stages; null writes none
 * @param identity certificates for the port; null for plain HTTP
 * @param second certificates for a second, free port; null for no second port
 * @param sources where requests for the control plane and the gateway's own pages may come from
 * @param journal receives what happens; null for no journal
 */
public record GatewaySettings(
    String host,
    int port,
    Limits limits,
    PartReplacements parts,
    Functions functions,
    Services services,
    ApiKeys apiKeys,
    @Nullable Path state,
    @Nullable AccessKeys keys,
    @Nullable Path logs,
    @Nullable TlsIdentity identity,
    @Nullable TlsIdentity second,
    RequestSources sources,
    @Nullable Consumer<JournalEntry> journal) {
  /** The Region of requests that name none. */
  public static final String REGION = "us-east-1";

  /** The account of requests without a key, if no access key is known. */
  private static final String ACCOUNT = "000000000000";

  /** The settings with the replacements of functions and limits applied. */
  public GatewaySettings {
    limits = parts.replace(Limits.class, limits);
    functions = parts.replace(Functions.class, functions);
  }

  /** The account and Region of requests that name none, such as those of the console. */
  AccountRegion usual() {
    return new AccountRegion(keys == null ? ACCOUNT : keys.firstAccount(), REGION);
  }

  /** The account and Region whose resources a state directory holds without naming them. */
  static AccountRegion unnamed() {
    return new AccountRegion(ACCOUNT, REGION);
  }

  /**
   * The account of an access key. The id of a key that is not known may be an account's number, as
   * emulators of AWS have it.
   */
  String accountOf(String keyId) {
    return Optional.ofNullable(keys)
        .flatMap(known -> known.find(keyId))
        .map(AccessKey::account)
        .orElseGet(() -> AccountRegion.isAccount(keyId) ? keyId : usual().account());
  }

  /** The account and Region that a request of the control plane concerns. */
  ControlRequestOwner callers() {
    return new ControlRequestOwner(usual(), this::accountOf);
  }

  List<ListenAddress> listeners() {
    ListenAddress first = new ListenAddress(host, port, identity);
    return second == null ? List.of(first) : List.of(first, new ListenAddress(host, 0, second));
  }
}
