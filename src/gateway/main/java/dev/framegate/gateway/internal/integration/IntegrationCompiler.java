package dev.framegate.gateway.internal.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.event.BoundedPattern;
import dev.framegate.gateway.internal.event.ExpressionException;
import dev.framegate.gateway.internal.event.SelectionExpression;
import dev.framegate.gateway.internal.limits.ServiceQuotas;
import dev.framegate.gateway.internal.template.MappingTemplate;
import dev.framegate.gateway.internal.template.TemplateException;
import dev.framegate.gateway.internal.template.Templates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.PatternSyntaxException;

/** Compiles integrations and their responses from the resources of the control plane. */
public final class IntegrationCompiler {
  private final Templates templates;

  public IntegrationCompiler(Templates templates) {
    this.templates = templates;
  }

  /**
   * Compiles one integration.
   *
   * @param integration an integration in the members of the service model
   * @param responses its integration responses, in the order in which they are tried
   * @throws InvalidIntegrationException if an expression, a template or a regular expression is
   *     broken
   */
  public CompiledIntegration compile(ObjectNode integration, List<ObjectNode> responses)
      throws InvalidIntegrationException {
    IntegrationType type = name(integration, "integrationType", IntegrationType.class, "");
    String method = integration.path("integrationMethod").asText("POST");
    return new CompiledIntegration(
        type,
        method,
        integration.path("integrationUri").asText(""),
        Duration.ofMillis(
            integration
                .path("timeoutInMillis")
                .asInt(ServiceQuotas.DEFAULT_INTEGRATION_TIMEOUT_MILLIS)),
        templates(integration, "requestTemplates"),
        name(integration, "passthroughBehavior", PassthroughMode.class, "WHEN_NO_MATCH"),
        converts(integration, "CONVERT_TO_BINARY"),
        parameters(integration.path("requestParameters")),
        responses(responses),
        responseSelection(type, integration.path("integrationUri").asText("")),
        integration.deepCopy());
  }

  /** Fixed by the kind of integration, not configurable (INT-025, INT-062). */
  private static SelectionExpression responseSelection(IntegrationType type, String uri)
      throws InvalidIntegrationException {
    String fixed =
        type == IntegrationType.AWS && !ServiceUri.isForm(uri)
            ? "${integration.response.body.errorMessage}"
            : "${integration.response.statuscode}";
    return expression("integrationResponseSelectionExpression", fixed);
  }

  private List<IntegrationResponse> responses(List<ObjectNode> resources)
      throws InvalidIntegrationException {
    List<IntegrationResponse> compiled = new ArrayList<>();
    for (ObjectNode resource : resources) {
      String key = resource.path("integrationResponseKey").asText("$default");
      compiled.add(
          new IntegrationResponse(
              key,
              key.equals("$default") ? null : pattern(key),
              templates(resource, "responseTemplates"),
              headers(resource.path("responseParameters")),
              converts(resource, "CONVERT_TO_TEXT")));
    }
    return List.copyOf(compiled);
  }

  /** The other values have no effect: messages and answers are text. */
  private static boolean converts(ObjectNode resource, String strategy) {
    return resource.path("contentHandlingStrategy").asText("").equals(strategy);
  }

  private static BoundedPattern pattern(String key) throws InvalidIntegrationException {
    if (key.length() < 3 || !key.startsWith("/") || !key.endsWith("/")) {
      throw new InvalidIntegrationException(
          "integrationResponseKey: expected $default or a regular expression between slashes such"
              + " as /2\\d\\d/, but found \""
              + key
              + '"');
    }
    try {
      return BoundedPattern.compile(key.substring(1, key.length() - 1));
    } catch (PatternSyntaxException e) {
      throw new InvalidIntegrationException(
          "integrationResponseKey: \"%s\" is no regular expression that can be used: %s"
              .formatted(key, e.getDescription()));
    }
  }

  private TemplateSet templates(ObjectNode resource, String member)
      throws InvalidIntegrationException {
    Map<String, MappingTemplate> byKey = new LinkedHashMap<>();
    for (Iterator<Map.Entry<String, JsonNode>> it = resource.path(member).fields();
        it.hasNext(); ) {
      Map.Entry<String, JsonNode> entry = it.next();
      try {
        byKey.put(
            entry.getKey(),
            templates.compile(member + "." + entry.getKey(), entry.getValue().asText("")));
      } catch (TemplateException e) {
        throw new InvalidIntegrationException(String.valueOf(e.getMessage()));
      }
    }
    String selection = resource.path("templateSelectionExpression").asText("");
    return new TemplateSet(
        Map.copyOf(byKey),
        selection.isEmpty() ? null : expression("templateSelectionExpression", selection));
  }

  private static List<ParameterMapping> parameters(JsonNode members)
      throws InvalidIntegrationException {
    List<ParameterMapping> parameters = new ArrayList<>();
    for (Iterator<Map.Entry<String, JsonNode>> it = members.fields(); it.hasNext(); ) {
      Map.Entry<String, JsonNode> entry = it.next();
      parameters.add(ParameterMapping.parse(entry.getKey(), entry.getValue().asText("")));
    }
    return List.copyOf(parameters);
  }

  private static List<ResponseParameter> headers(JsonNode members)
      throws InvalidIntegrationException {
    List<ResponseParameter> headers = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : members.properties()) {
      headers.add(ResponseParameter.parse(entry.getKey(), entry.getValue().asText("")));
    }
    return List.copyOf(headers);
  }

  private static SelectionExpression expression(String member, String source)
      throws InvalidIntegrationException {
    try {
      return SelectionExpression.parse(source);
    } catch (ExpressionException e) {
      throw new InvalidIntegrationException(member + ": " + e.getMessage());
    }
  }

  private static <E extends Enum<E>> E name(
      ObjectNode resource, String member, Class<E> type, String otherwise)
      throws InvalidIntegrationException {
    String value = resource.path(member).asText(otherwise);
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(value)) {
        return constant;
      }
    }
    throw new InvalidIntegrationException(
        "%s: expected one of %s, but found \"%s\""
            .formatted(member, List.of(type.getEnumConstants()), value));
  }
}
