package dev.framegate.gateway.internal.console;

import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import java.util.function.Function;

/** A page that is read with GET or HEAD; 405 for other methods. */
record ReadOnlyPage(Function<ServerRequest, ServerResponse> page)
    implements Function<ServerRequest, ServerResponse> {
  @Override
  public ServerResponse apply(ServerRequest call) {
    return call.method().equals("GET") || call.method().equals("HEAD")
        ? page.apply(call)
        : PageAnswers.refused(405, "Expected GET, got " + call.method());
  }
}
