package dev.framegate.kit.control;

import dev.framegate.kit.targets.Target;
import dev.framegate.kit.wire.Request;
import dev.framegate.kit.wire.RequestSigner;
import java.util.Map;
import java.util.function.Predicate;

/** Who calls a target. */
public record RequestAuthorizer(Target target) {
  /** With what the target asks of every call: its headers, and a signature. */
  public Request authorized(Request request, RequestSigner.Service service) {
    return withHeaders(request, name -> true).signedFor(service);
  }

  /** With the target's headers, but with nothing that proves who calls. */
  public Request anonymous(Request request) {
    return withHeaders(request, name -> !name.equalsIgnoreCase("Authorization"));
  }

  private Request withHeaders(Request request, Predicate<String> wanted) {
    Request complete = request;
    for (Map.Entry<String, String> header : target.headers().entrySet()) {
      if (wanted.test(header.getKey())) {
        complete = complete.header(header.getKey(), header.getValue());
      }
    }
    return complete;
  }
}
