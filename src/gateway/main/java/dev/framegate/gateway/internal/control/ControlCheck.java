package dev.framegate.gateway.internal.control;

import static dev.framegate.gateway.internal.control.Verb.CREATE;
import static dev.framegate.gateway.internal.control.Verb.DELETE;
import static dev.framegate.gateway.internal.control.Verb.UPDATE;

import dev.framegate.contract.ApiError;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of the control plane that its service model does not carry, in the order in which they
 * are asked. A gateway that is to break one of them is built without it.
 */
public enum ControlCheck {
  WEBSOCKET_ONLY(Kind.API, ApiRules::isWebSocket, CREATE),
  ROUTE_SELECTION_NEEDED(Kind.API, ApiRules::hasRouteSelection, CREATE, UPDATE),
  NO_HTTP_API_MEMBERS(Kind.API, ApiRules::hasNoHttpMembers, CREATE, UPDATE),
  API_EXPRESSIONS(Kind.API, ExpressionRules::parse, CREATE, UPDATE),
  API_TAGS(Kind.API, Tags::fit, CREATE),
  API_UNMAPPED(Kind.API, ApiRules::isUnmapped, DELETE),

  ROUTE_KEY_NEEDED(Kind.ROUTE, RouteRules::hasKey, CREATE, UPDATE),
  ROUTE_AUTHORIZATION(Kind.ROUTE, RouteRules::authorization, CREATE, UPDATE),
  ROUTE_RESPONSE_SELECTION(Kind.ROUTE, RouteRules::responseSelection, CREATE, UPDATE),
  ROUTE_TARGET_FORM(Kind.ROUTE, RouteRules::targetForm, CREATE, UPDATE),
  ROUTE_TARGET_EXISTS(Kind.ROUTE, RouteRules::targetExists, CREATE, UPDATE),
  ROUTE_AUTHORIZER_EXISTS(Kind.ROUTE, RouteRules::authorizerExists, CREATE, UPDATE),
  ROUTE_EXPRESSIONS(Kind.ROUTE, ExpressionRules::parse, CREATE, UPDATE),
  ROUTE_MODELS_EXIST(Kind.ROUTE, ModelRules::requestModelsExist, CREATE, UPDATE),
  ROUTE_KEY_UNIQUE(Kind.ROUTE, RouteRules::keyIsUnique, CREATE, UPDATE),

  ROUTE_RESPONSE_KEY(Kind.ROUTE_RESPONSE, RouteRules::responseKey, CREATE, UPDATE),
  ROUTE_RESPONSE_EXPRESSIONS(Kind.ROUTE_RESPONSE, ExpressionRules::parse, CREATE, UPDATE),
  ROUTE_RESPONSE_MODELS_EXIST(Kind.ROUTE_RESPONSE, ModelRules::responseModelsExist, CREATE, UPDATE),
  ROUTE_RESPONSE_UNIQUE(Kind.ROUTE_RESPONSE, RouteRules::responseIsUnique, CREATE, UPDATE),

  INTEGRATION_URI(Kind.INTEGRATION, IntegrationRules::uri, CREATE, UPDATE),
  INTEGRATION_METHOD(Kind.INTEGRATION, IntegrationRules::method, CREATE, UPDATE),
  INTEGRATION_TIMEOUT(Kind.INTEGRATION, IntegrationRules::timeout, CREATE, UPDATE),
  INTEGRATION_PARAMETERS(Kind.INTEGRATION, IntegrationRules::parameters, CREATE, UPDATE),
  INTEGRATION_EXPRESSIONS(Kind.INTEGRATION, ExpressionRules::parse, CREATE, UPDATE),
  INTEGRATION_UNUSED(Kind.INTEGRATION, IntegrationRules::isUnused, DELETE),

  INTEGRATION_RESPONSE_KEY(
      Kind.INTEGRATION_RESPONSE, IntegrationRules::responseKey, CREATE, UPDATE),
  INTEGRATION_RESPONSE_PARAMETERS(
      Kind.INTEGRATION_RESPONSE, IntegrationRules::responseParameters, CREATE, UPDATE),
  INTEGRATION_RESPONSE_EXPRESSIONS(
      Kind.INTEGRATION_RESPONSE, ExpressionRules::parse, CREATE, UPDATE),
  INTEGRATION_RESPONSE_UNIQUE(
      Kind.INTEGRATION_RESPONSE, IntegrationRules::responseIsUnique, CREATE, UPDATE),

  MODEL_NAME(Kind.MODEL, ModelRules::name, CREATE, UPDATE),
  MODEL_SCHEMA(Kind.MODEL, ModelRules::schema, CREATE, UPDATE),
  MODEL_UNIQUE(Kind.MODEL, ModelRules::nameIsUnique, CREATE, UPDATE),

  AUTHORIZER_TYPE(Kind.AUTHORIZER, AuthorizerRules::type, CREATE, UPDATE),
  AUTHORIZER_URI(Kind.AUTHORIZER, AuthorizerRules::uri, CREATE, UPDATE),
  AUTHORIZER_IDENTITY_SOURCE(Kind.AUTHORIZER, AuthorizerRules::identitySource, CREATE, UPDATE),
  AUTHORIZER_UNIQUE(Kind.AUTHORIZER, AuthorizerRules::nameIsUnique, CREATE, UPDATE),
  AUTHORIZER_UNUSED(Kind.AUTHORIZER, AuthorizerRules::isUnused, DELETE),

  STAGE_NAME(Kind.STAGE, StageRules::name, CREATE),
  STAGE_VARIABLES(Kind.STAGE, StageRules::variables, CREATE, UPDATE),
  STAGE_THROTTLE(Kind.STAGE, StageRules::throttles, CREATE, UPDATE),
  STAGE_ROUTES_EXIST(Kind.STAGE, StageRules::routesExist, CREATE, UPDATE),
  STAGE_TAGS(Kind.STAGE, Tags::fit, CREATE),
  STAGE_ACCESS_LOG(Kind.STAGE, StageRules::accessLog, CREATE, UPDATE),
  STAGE_DEPLOYS_BY_ITSELF(Kind.STAGE, StageRules::deploysByItself, CREATE, UPDATE),
  STAGE_DEPLOYMENT_EXISTS(Kind.STAGE, StageRules::deploymentExists, CREATE, UPDATE),
  STAGE_UNIQUE(Kind.STAGE, StageRules::isUnique, CREATE),

  DEPLOYMENT_STAGE_NAME(Kind.DEPLOYMENT, DeploymentRules::stageName, CREATE),
  DEPLOYMENT_NEEDS_ROUTE(Kind.DEPLOYMENT, DeploymentRules::hasRoute, CREATE),
  DEPLOYMENT_TO_AUTO_DEPLOY(Kind.DEPLOYMENT, DeploymentRules::stageTakesDeployments, CREATE),
  DEPLOYMENT_STAGE_LIMIT(Kind.DEPLOYMENT, DeploymentRules::stageFits, CREATE),
  DEPLOYMENT_UNUSED(Kind.DEPLOYMENT, DeploymentRules::isUnused, DELETE),

  DOMAIN_NAME_FORM(Kind.DOMAIN_NAME, DomainRules::name, CREATE),
  DOMAIN_REGIONAL(Kind.DOMAIN_NAME, DomainRules::isRegional, CREATE, UPDATE),
  DOMAIN_TAGS(Kind.DOMAIN_NAME, Tags::fit, CREATE),
  DOMAIN_UNIQUE(Kind.DOMAIN_NAME, DomainRules::isUnique, CREATE),
  MAPPING_KEY(Kind.API_MAPPING, DomainRules::mappingKey, CREATE, UPDATE),
  MAPPING_TARGET_EXISTS(Kind.API_MAPPING, DomainRules::targetExists, CREATE, UPDATE),
  MAPPING_UNIQUE(Kind.API_MAPPING, DomainRules::mappingIsUnique, CREATE, UPDATE);

  /** Says what is wrong with a change, if anything is. */
  @FunctionalInterface
  interface Rule {
    Optional<ApiError> broken(Change change);
  }

  private final Kind kind;
  private final Rule rule;
  private final Set<Verb> verbs;

  ControlCheck(Kind kind, Rule rule, Verb first, Verb... more) {
    this.kind = kind;
    this.rule = rule;
    this.verbs = EnumSet.of(first, more);
  }

  Optional<ApiError> broken(Change change) {
    return kind == change.key().kind() && verbs.contains(change.verb())
        ? rule.broken(change)
        : Optional.empty();
  }
}
