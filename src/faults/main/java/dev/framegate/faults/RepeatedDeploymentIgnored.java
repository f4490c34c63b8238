package dev.framegate.faults;

import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Creates no second deployment of an API that has not changed. */
final class RepeatedDeploymentIgnored implements ControlPlaneChanges.Exchange {
  /** The answer for the last deployment of each unchanged API. */
  private final Map<String, ServerResponse> unchanged = new ConcurrentHashMap<>();

  @Override
  public ServerResponse intercept(
      String operation, ServerRequest call, Function<ServerRequest, ServerResponse> next) {
    String api = ControlPlaneChanges.apiId(call);
    if (operation.equals("CreateDeployment")) {
      ServerResponse before = unchanged.get(api);
      ServerResponse answer = before == null ? next.apply(call) : before;
      if (answer.status() == 201) {
        unchanged.put(api, answer);
      }
      return answer;
    }
    boolean stays =
        call.method().equals("GET") || operation.endsWith("Stage") || operation.equals("GetStages");
    if (!stays) {
      unchanged.remove(api);
    }
    return next.apply(call);
  }
}
