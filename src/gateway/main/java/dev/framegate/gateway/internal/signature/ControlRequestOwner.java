package dev.framegate.gateway.internal.signature;

import dev.framegate.gateway.internal.deploy.AccountRegion;
import dev.framegate.gateway.internal.http.ServerRequest;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The account and Region that a request of the control plane concerns. The account is that of the
 * access key; the Region is that of the host, or else that of the credential's scope. Whether the
 * signature is right is not its concern.
 */
public final class ControlRequestOwner implements Function<ServerRequest, AccountRegion> {
  private static final Pattern SCOPE =
      Pattern.compile("([^/,\\s]+)/[^/,\\s]*/([^/,\\s]*)/[^/,\\s]*/[^/,\\s]*");

  private static final String CREDENTIAL = "Credential=";

  private final AccountRegion usual;
  private final UnaryOperator<String> accounts;

  /**
   * @param usual of requests that are not signed
   * @param accounts the account of an access key
   */
  public ControlRequestOwner(AccountRegion usual, UnaryOperator<String> accounts) {
    this.usual = usual;
    this.accounts = accounts;
  }

  @Override
  public AccountRegion apply(ServerRequest call) {
    Optional<Matcher> scope = credential(call).map(SCOPE::matcher).filter(Matcher::lookingAt);
    String account = scope.map(s -> accounts.apply(s.group(1))).orElse(usual.account());
    String region =
        call.header("host")
            .flatMap(AccountRegion::ofControlHost)
            .or(() -> scope.map(s -> s.group(2)).filter(AccountRegion::isRegion))
            .orElse(usual.region());
    return new AccountRegion(account, region);
  }

  /** What follows {@code Credential=}, in the header or in the query. */
  private static Optional<String> credential(ServerRequest call) {
    return call.header("authorization")
        .map(header -> header.split(CREDENTIAL, 2))
        .filter(parts -> parts.length == 2)
        .map(parts -> parts[1])
        .or(() -> call.parameter("X-Amz-Credential"));
  }
}
