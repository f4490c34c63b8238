package dev.framegate.gateway.internal.control;

import dev.framegate.gateway.settings.Limit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The kinds of resource of the control plane, with their place in the tree of resources. */
public enum ResourceKind {
  API(null, "Api", "Apis", "apiId", 10, Limit.APIS),
  ROUTE(API, "Route", "Routes", "routeId", 7, Limit.ROUTES, "requestParameters", "requestModels"),
  ROUTE_RESPONSE(
      ROUTE,
      "RouteResponse",
      "RouteResponses",
      "routeResponseId",
      7,
      null,
      "responseParameters",
      "responseModels"),
  INTEGRATION(
      API,
      "Integration",
      "Integrations",
      "integrationId",
      7,
      Limit.INTEGRATIONS,
      "requestParameters"),
  INTEGRATION_RESPONSE(
      INTEGRATION,
      "IntegrationResponse",
      "IntegrationResponses",
      "integrationResponseId",
      7,
      null,
      "responseParameters"),
  DEPLOYMENT(API, "Deployment", "Deployments", "deploymentId", 6, null),
  STAGE(
      API,
      "Stage",
      "Stages",
      "stageName",
      0,
      Limit.STAGES,
      "stageVariables",
      "routeSettings",
      "defaultRouteSettings",
      "accessLogSettings"),
  MODEL(API, "Model", "Models", "modelId", 6, null),
  AUTHORIZER(API, "Authorizer", "Authorizers", "authorizerId", 6, Limit.AUTHORIZERS),
  DOMAIN_NAME(null, "DomainName", "DomainNames", "domainName", 0, Limit.DOMAIN_NAMES),
  API_MAPPING(DOMAIN_NAME, "ApiMapping", "ApiMappings", "apiMappingId", 6, Limit.MAPPINGS);

  private final @Nullable ResourceKind parent;
  private final String singular;
  private final String plural;
  private final String idMember;
  private final int idLength;
  private final @Nullable Limit limit;
  private final Set<String> merged;

  /**
   * @param idMember the member that contains the id
   * @param idLength length of a generated id, or 0 where the client names the resource
   * @param limit on the number of resources below one parent; null for none
   * @param merged members that an update merges by key rather than replaces
   */
  ResourceKind(
      @Nullable ResourceKind parent,
      String singular,
      String plural,
      String idMember,
      int idLength,
      @Nullable Limit limit,
      String... merged) {
    this.parent = parent;
    this.singular = singular;
    this.plural = plural;
    this.idMember = idMember;
    this.idLength = idLength;
    this.limit = limit;
    this.merged = Set.of(merged);
  }

  @Nullable ResourceKind parent() {
    return parent;
  }

  /** As in names of operations and in {@code resourceType}: {@code RouteResponse}. */
  public String singular() {
    return singular;
  }

  public String plural() {
    return plural;
  }

  String idMember() {
    return idMember;
  }

  int idLength() {
    return idLength;
  }

  boolean isNamedByClient() {
    return idLength == 0;
  }

  Set<String> merged() {
    return merged;
  }

  /** The limit on the number of such resources below one parent. */
  Optional<Limit> limit() {
    return Optional.ofNullable(limit);
  }

  /** From the root of the tree down to this kind. */
  List<ResourceKind> path() {
    List<ResourceKind> path = new ArrayList<>();
    for (ResourceKind kind = this; kind != null; kind = kind.parent) {
      path.add(0, kind);
    }
    return path;
  }

  /** Whether this is an API or belongs to one. */
  boolean isOfApi() {
    return path().get(0) == API;
  }

  /** The kinds below this one, at any depth. */
  List<ResourceKind> descendants() {
    return Arrays.stream(values()).filter(k -> k != this && k.path().contains(this)).toList();
  }
}
