package dev.framegate.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.contract.InputCheck;
import dev.framegate.contract.Operation;
import dev.framegate.contract.ServiceModel;
import dev.framegate.gateway.internal.deploy.ApiDefinition;
import dev.framegate.gateway.internal.deploy.SnapshotCompiler;
import dev.framegate.gateway.internal.event.EventData;
import dev.framegate.gateway.internal.event.ExpressionException;
import dev.framegate.gateway.internal.event.JsonText;
import dev.framegate.gateway.internal.event.SelectionExpression;
import dev.framegate.gateway.internal.template.MappingTemplate;
import dev.framegate.gateway.internal.template.TemplateException;
import dev.framegate.gateway.internal.template.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a message's way depends on, and what a change of the configuration costs. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ConfigurationBenchmark {
  private static final int ROUTES = 30;
  private static final String MESSAGE = ClientFrames.message(128);

  private final Templates templates = new Templates();
  private final SelectionExpression selection = selection("$request.body.action");
  private final MappingTemplate joined =
      template("{\"route\":\"$context.routeKey\",\"data\":$input.body}");
  private final MappingTemplate looped =
      template("#foreach($i in [1..10])$i $input.path('$.action')#if($i < 10),#end#end");
  private final SnapshotCompiler compiler = new SnapshotCompiler();
  private final ApiDefinition definition = definition();
  private final InputCheck check = new InputCheck();
  private final Operation createRoute =
      ServiceModel.controlPlane().operation("CreateRoute").orElseThrow();
  private final ObjectNode route =
      ApiCalls.object().put("apiId", "a1b2c3d4e5").put("routeKey", "echo").put("target", "none");

  private static SelectionExpression selection(String source) {
    try {
      return SelectionExpression.parse(source);
    } catch (ExpressionException e) {
      throw new IllegalStateException(e);
    }
  }

  private MappingTemplate template(String source) {
    try {
      return templates.compile("template", source);
    } catch (TemplateException e) {
      throw new IllegalStateException(e);
    }
  }

  @Benchmark
  public Object selectRoute() throws Exception {
    return selection.evaluate(event());
  }

  @Benchmark
  public Object renderConcatenation() throws Exception {
    EventData event = event();
    return joined.render(event, event.body());
  }

  @Benchmark
  public Object renderLoop() throws Exception {
    EventData event = event();
    return looped.render(event, event.body());
  }

  @Benchmark
  public Object compileSnapshotOf30Routes() throws Exception {
    return compiler.compile(definition);
  }

  @Benchmark
  public Object checkCreateRoute() {
    return check.check(createRoute, route);
  }

  private static EventData event() {
    return new EventData(
        new JsonText(MESSAGE), Map.of(), Map.of(), Map.of("routeKey", "echo"), Map.of(), null);
  }

  private static ApiDefinition definition() {
    List<ObjectNode> routes = new ArrayList<>();
    List<ObjectNode> integrations = new ArrayList<>();
    for (int i = 0; i < ROUTES; i++) {
      routes.add(
          ApiCalls.object()
              .put("routeId", "r" + i)
              .put("routeKey", "route" + i)
              .put("target", "integrations/i" + i));
      ObjectNode mock = ApiCalls.object().put("integrationId", "i" + i);
      mock.put("integrationType", "MOCK")
          .putObject("requestTemplates")
          .put("$default", "{\"statusCode\":200}");
      integrations.add(mock);
    }
    ObjectNode api =
        ApiCalls.object()
            .put("apiId", "a1b2c3d4e5")
            .put("name", "bench")
            .put("protocolType", "WEBSOCKET")
            .put("routeSelectionExpression", "$request.body.action");
    return new ApiDefinition(api, routes, Map.of(), integrations, Map.of(), List.of(), List.of());
  }
}
