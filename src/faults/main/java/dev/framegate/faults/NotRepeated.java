package dev.framegate.faults;

import dev.framegate.gateway.internal.http.Answer;
import dev.framegate.gateway.internal.http.Call;
import dev.framegate.gateway.internal.http.Exchange;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Makes no second deployment of an API that has not changed since the first. */
final class NotRepeated implements Exchange {
  /** The last deployment of each API, until something changes. */
  private final Map<String, Answer> unchanged = new ConcurrentHashMap<>();

  @Override
  public Answer around(String operation, Call call, Function<Call, Answer> next) {
    String api = Doctored.apiId(call);
    if (operation.equals("CreateDeployment")) {
      Answer before = unchanged.get(api);
      Answer answer = before == null ? next.apply(call) : before;
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
