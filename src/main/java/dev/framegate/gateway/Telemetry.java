package dev.framegate.gateway;

import dev.framegate.gateway.deploy.StageDirectory;
import dev.framegate.gateway.edge.EdgePolicies;
import dev.framegate.gateway.http.Answer;
import dev.framegate.gateway.http.Call;
import dev.framegate.gateway.management.Operation;
import dev.framegate.gateway.runtime.Observer;
import dev.framegate.gateway.telemetry.Metrics;
import dev.framegate.gateway.telemetry.MetricsPage;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Puts whoever watches where there is something to see. */
final class Telemetry {
  private static final int TAKEN = 200;

  private final Metrics metrics = new Metrics();
  private final Observer observer;

  /**
   * @param change stands between what happens and who is told
   */
  Telemetry(UnaryOperator<Observer> change) {
    observer = change.apply(metrics);
  }

  Observer observer() {
    return observer;
  }

  /** Tells of callbacks too: they do not pass the routes. */
  EdgePolicies watch(EdgePolicies edge) {
    return edge.withManagement(
        edge.management()
            .with(
                Operation.POST_TO_CONNECTION,
                post ->
                    (client, call) -> {
                      Answer answer = post.apply(client, call);
                      if (answer.status() == TAKEN) {
                        observer.posted(client.connection());
                      }
                      return answer;
                    }));
  }

  Function<Call, Answer> metricsPage(StageDirectory stages) {
    return new MetricsPage(metrics, stages);
  }
}
