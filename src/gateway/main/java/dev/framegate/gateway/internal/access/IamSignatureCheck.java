package dev.framegate.gateway.internal.access;

import dev.framegate.gateway.internal.deploy.CompiledRoute;
import dev.framegate.gateway.internal.deploy.RouteAccess.Authorization;
import dev.framegate.gateway.internal.event.EventData;
import dev.framegate.gateway.internal.runtime.AccessCheck;
import dev.framegate.gateway.internal.runtime.ConnectionInfo;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code AWS_IAM}: a handshake without any signature is refused (CON-033). A signature in headers
 * or query (IAM-009) is accepted unverified: this check has no credentials. The key that the
 * signature names becomes the caller's identity (CON-033a).
 */
final class IamSignatureCheck implements AccessCheck {
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final Pattern KEY = Pattern.compile("Credential=([^/,\\s]+)");

  private final UnaryOperator<String> accounts;

  /**
   * @param accounts the account of a key
   */
  IamSignatureCheck(UnaryOperator<String> accounts) {
    this.accounts = accounts;
  }

  @Override
  public CompletionStage<AccessDecision> judge(
      CompiledRoute route, ConnectionInfo connection, EventData event) {
    if (route.access().authorization() != Authorization.AWS_IAM) {
      return CompletableFuture.completedFuture(Admitted.UNKNOWN);
    }
    return CompletableFuture.completedFuture(
        key(event)
            .<AccessDecision>map(key -> Admitted.as(caller(key)))
            .orElseGet(
                () ->
                    new Refused(
                        Reason.FORBIDDEN, "the route wants a signature, but there is none")));
  }

  /** The key of the signature; empty text if the signature names none. */
  private static Optional<String> key(EventData event) {
    Stream<String> inHeader =
        event.header("Authorization").stream().filter(value -> value.startsWith(ALGORITHM));
    boolean inQuery =
        event.queryParameter("X-Amz-Algorithm").contains(ALGORITHM)
            && !event.queryParameter("X-Amz-Signature").isEmpty();
    Stream<String> presigned =
        inQuery
            ? Stream.of("Credential=" + String.join("", event.queryParameter("X-Amz-Credential")))
            : Stream.empty();
    return Stream.concat(inHeader, presigned)
        .findFirst()
        .map(KEY::matcher)
        .map(named -> named.find() ? named.group(1) : "");
  }

  private Map<String, Object> caller(String key) {
    Map<String, Object> caller = new LinkedHashMap<>();
    String account = accounts.apply(key);
    caller.put("accountId", account);
    caller.put("caller", key);
    caller.put("user", key);
    caller.put("userArn", "arn:aws:iam::%s:user/%s".formatted(account, key));
    caller.put("accessKey", key);
    return caller;
  }
}
