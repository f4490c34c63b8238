package dev.framegate.gateway.internal.control;

import static dev.framegate.gateway.internal.control.ResourceAction.CREATE;
import static dev.framegate.gateway.internal.control.ResourceAction.DELETE;
import static dev.framegate.gateway.internal.control.ResourceAction.UPDATE;

import dev.framegate.contract.ApiError;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of the control plane that the service model does not contain, in the order in which
 * they are checked.
 */
public enum ControlPlaneRule {
  WEBSOCKET_ONLY(ResourceKind.API, ApiRules::isWebSocket, CREATE),
  ROUTE_SELECTION_NEEDED(ResourceKind.API, ApiRules::hasRouteSelection, CREATE, UPDATE),
  NO_HTTP_API_MEMBERS(ResourceKind.API, ApiRules::hasNoHttpMembers, CREATE, UPDATE),
  API_EXPRESSIONS(ResourceKind.API, ExpressionRules::parse, CREATE, UPDATE),
  API_TAGS(ResourceKind.API, TagRules::fit, CREATE),
  API_UNMAPPED(ResourceKind.API, ApiRules::isUnmapped, DELETE),

  ROUTE_KEY_NEEDED(ResourceKind.ROUTE, RouteRules::hasKey, CREATE, UPDATE),
  ROUTE_AUTHORIZATION(ResourceKind.ROUTE, RouteRules::authorization, CREATE, UPDATE),
  ROUTE_RESPONSE_SELECTION(ResourceKind.ROUTE, RouteRules::responseSelection, CREATE, UPDATE),
  ROUTE_PARAMETERS(ResourceKind.ROUTE, RouteRules::parameters, CREATE, UPDATE),
  ROUTE_SCOPES(ResourceKind.ROUTE, RouteRules::hasNoScopes, CREATE, UPDATE),
  ROUTE_TARGET_FORM(ResourceKind.ROUTE, RouteRules::targetForm, CREATE, UPDATE),
  ROUTE_TARGET_EXISTS(ResourceKind.ROUTE, RouteRules::targetExists, CREATE, UPDATE),
  ROUTE_AUTHORIZER_EXISTS(ResourceKind.ROUTE, RouteRules::authorizerExists, CREATE, UPDATE),
  ROUTE_EXPRESSIONS(ResourceKind.ROUTE, ExpressionRules::parse, CREATE, UPDATE),
  ROUTE_MODELS_EXIST(ResourceKind.ROUTE, ModelRules::requestModelsExist, CREATE, UPDATE),
  ROUTE_KEY_UNIQUE(ResourceKind.ROUTE, RouteRules::keyIsUnique, CREATE, UPDATE),

  ROUTE_RESPONSE_KEY(ResourceKind.ROUTE_RESPONSE, RouteRules::responseKey, CREATE, UPDATE),
  ROUTE_RESPONSE_EXPRESSIONS(ResourceKind.ROUTE_RESPONSE, ExpressionRules::parse, CREATE, UPDATE),
  ROUTE_RESPONSE_MODELS_EXIST(
      ResourceKind.ROUTE_RESPONSE, ModelRules::responseModelsExist, CREATE, UPDATE),
  ROUTE_RESPONSE_UNIQUE(ResourceKind.ROUTE_RESPONSE, RouteRules::responseIsUnique, CREATE, UPDATE),

  INTEGRATION_URI(ResourceKind.INTEGRATION, IntegrationRules::uri, CREATE, UPDATE),
  INTEGRATION_METHOD(ResourceKind.INTEGRATION, IntegrationRules::method, CREATE, UPDATE),
  INTEGRATION_TIMEOUT(ResourceKind.INTEGRATION, IntegrationRules::timeout, CREATE, UPDATE),
  INTEGRATION_SUBTYPE(ResourceKind.INTEGRATION, IntegrationRules::isNoService, CREATE, UPDATE),
  INTEGRATION_PARAMETERS(ResourceKind.INTEGRATION, IntegrationRules::parameters, CREATE, UPDATE),
  INTEGRATION_EXPRESSIONS(ResourceKind.INTEGRATION, ExpressionRules::parse, CREATE, UPDATE),
  INTEGRATION_UNUSED(ResourceKind.INTEGRATION, IntegrationRules::isUnused, DELETE),

  INTEGRATION_RESPONSE_KEY(
      ResourceKind.INTEGRATION_RESPONSE, IntegrationRules::responseKey, CREATE, UPDATE),
  INTEGRATION_RESPONSE_PARAMETERS(
      ResourceKind.INTEGRATION_RESPONSE, IntegrationRules::responseParameters, CREATE, UPDATE),
  INTEGRATION_RESPONSE_EXPRESSIONS(
      ResourceKind.INTEGRATION_RESPONSE, ExpressionRules::parse, CREATE, UPDATE),
  INTEGRATION_RESPONSE_UNIQUE(
      ResourceKind.INTEGRATION_RESPONSE, IntegrationRules::responseIsUnique, CREATE, UPDATE),

  MODEL_NAME(ResourceKind.MODEL, ModelRules::name, CREATE, UPDATE),
  MODEL_SCHEMA(ResourceKind.MODEL, ModelRules::schema, CREATE, UPDATE),
  MODEL_UNIQUE(ResourceKind.MODEL, ModelRules::nameIsUnique, CREATE, UPDATE),

  AUTHORIZER_TYPE(ResourceKind.AUTHORIZER, AuthorizerRules::type, CREATE, UPDATE),
  AUTHORIZER_HTTP_MEMBERS(
      ResourceKind.AUTHORIZER, AuthorizerRules::hasNoHttpMembers, CREATE, UPDATE),
  AUTHORIZER_URI(ResourceKind.AUTHORIZER, AuthorizerRules::uri, CREATE, UPDATE),
  AUTHORIZER_IDENTITY_SOURCE(
      ResourceKind.AUTHORIZER, AuthorizerRules::identitySource, CREATE, UPDATE),
  AUTHORIZER_UNIQUE(ResourceKind.AUTHORIZER, AuthorizerRules::nameIsUnique, CREATE, UPDATE),
  AUTHORIZER_UNUSED(ResourceKind.AUTHORIZER, AuthorizerRules::isUnused, DELETE),

  STAGE_NAME(ResourceKind.STAGE, StageRules::name, CREATE),
  STAGE_VARIABLES(ResourceKind.STAGE, StageRules::variables, CREATE, UPDATE),
  STAGE_THROTTLE(ResourceKind.STAGE, StageRules::throttles, CREATE, UPDATE),
  STAGE_ROUTES_EXIST(ResourceKind.STAGE, StageRules::routesExist, CREATE, UPDATE),
  STAGE_TAGS(ResourceKind.STAGE, TagRules::fit, CREATE),
  STAGE_ACCESS_LOG(ResourceKind.STAGE, StageRules::accessLog, CREATE, UPDATE),
  STAGE_DEPLOYS_BY_ITSELF(ResourceKind.STAGE, StageRules::deploysByItself, CREATE, UPDATE),
  STAGE_DEPLOYMENT_EXISTS(ResourceKind.STAGE, StageRules::deploymentExists, CREATE, UPDATE),
  STAGE_UNIQUE(ResourceKind.STAGE, StageRules::isUnique, CREATE),

  DEPLOYMENT_STAGE_NAME(ResourceKind.DEPLOYMENT, DeploymentRules::stageName, CREATE),
  DEPLOYMENT_NEEDS_ROUTE(ResourceKind.DEPLOYMENT, DeploymentRules::hasRoute, CREATE),
  DEPLOYMENT_TO_AUTO_DEPLOY(
      ResourceKind.DEPLOYMENT, DeploymentRules::stageTakesDeployments, CREATE),
  DEPLOYMENT_STAGE_LIMIT(ResourceKind.DEPLOYMENT, DeploymentRules::stageFits, CREATE),
  DEPLOYMENT_UNUSED(ResourceKind.DEPLOYMENT, DeploymentRules::isUnused, DELETE),

  DOMAIN_NAME_FORM(ResourceKind.DOMAIN_NAME, DomainRules::name, CREATE),
  DOMAIN_REGIONAL(ResourceKind.DOMAIN_NAME, DomainRules::isRegional, CREATE, UPDATE),
  DOMAIN_TAGS(ResourceKind.DOMAIN_NAME, TagRules::fit, CREATE),
  DOMAIN_UNIQUE(ResourceKind.DOMAIN_NAME, DomainRules::isUnique, CREATE),
  MAPPING_KEY(ResourceKind.API_MAPPING, DomainRules::mappingKey, CREATE, UPDATE),
  MAPPING_TARGET_EXISTS(ResourceKind.API_MAPPING, DomainRules::targetExists, CREATE, UPDATE),
  MAPPING_UNIQUE(ResourceKind.API_MAPPING, DomainRules::mappingIsUnique, CREATE, UPDATE);

  /** Returns the error of a change that breaks the rule. */
  @FunctionalInterface
  interface Rule {
    Optional<ApiError> broken(ResourceChange change);
  }

  private final ResourceKind kind;
  private final Rule rule;
  private final Set<ResourceAction> verbs;

  ControlPlaneRule(ResourceKind kind, Rule rule, ResourceAction first, ResourceAction... more) {
    this.kind = kind;
    this.rule = rule;
    this.verbs = EnumSet.of(first, more);
  }

  Optional<ApiError> broken(ResourceChange change) {
    return kind == change.key().kind() && verbs.contains(change.verb())
        ? rule.broken(change)
        : Optional.empty();
  }
}
