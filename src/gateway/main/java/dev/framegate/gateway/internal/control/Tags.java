package dev.framegate.gateway.internal.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.contract.ApiError;
import dev.framegate.contract.Operation;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tags of APIs, stages and domain names, by the resource's ARN. */
final class Tags {
  private static final Pattern ARN =
      Pattern.compile(
          "arn:[^:]*:apigateway:([^:]*):[^:]*:/(?:apis/([^/]+)(?:/stages/([^/]+))?|domainnames/([^/]+))");

  private final ResourceTree resources;
  private final ResourceOperations engine;
  private final ControlPolicies policies;
  private final String region;

  Tags(ResourceTree resources, ResourceOperations engine, ControlPolicies policies, String region) {
    this.region = region;
    this.resources = resources;
    this.engine = engine;
    this.policies = policies;
  }

  ObjectNode get(ObjectNode members) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set("tags", tags(resources.require(key(members))));
    return answer;
  }

  ObjectNode tag(Operation operation, ObjectNode members) {
    ResourceKey key = key(members);
    resources.require(key);
    engine.checkInput(operation, members);
    refuse(TagRules.taken(members.path("tags")));
    engine.label(
        key,
        resource -> {
          ObjectNode tags = tags(resource);
          members.path("tags").properties().forEach(e -> tags.set(e.getKey(), e.getValue()));
          refuse(TagRules.tooMany(tags, policies.limits(), policies.quotas()));
          resource.set("tags", tags);
          return resource;
        });
    return JsonNodeFactory.instance.objectNode();
  }

  void untag(Operation operation, ObjectNode members) {
    ResourceKey key = key(members);
    resources.require(key);
    engine.checkInput(operation, members);
    engine.label(
        key,
        resource -> {
          ObjectNode tags = tags(resource);
          members.path("tagKeys").forEach(k -> tags.remove(k.asText()));
          resource.set("tags", tags);
          return resource;
        });
  }

  private static void refuse(Optional<ApiError> broken) {
    broken.ifPresent(
        error -> {
          throw new ApiErrorException(error);
        });
  }

  private static ObjectNode tags(ObjectNode resource) {
    JsonNode tags = resource.path("tags");
    return tags instanceof ObjectNode present
        ? present.deepCopy()
        : JsonNodeFactory.instance.objectNode();
  }

  /** An ARN of another Region leads to nothing, as does an address with another Region. */
  private ResourceKey key(ObjectNode members) {
    String arn = members.path("resource-arn").asText();
    Matcher parts = ARN.matcher(arn);
    if (!parts.matches()) {
      throw new ApiErrorException(
          ApiError.badRequest(
              "resource-arn: expected arn:aws:apigateway:{region}::/apis/{apiId}, the same with"
                  + " /stages/{stageName}, or .../domainnames/{domainName}; got "
                  + arn));
    }
    ResourceKey root =
        parts.group(4) == null
            ? ResourceKey.api(parts.group(2))
            : new ResourceKey(ResourceKind.DOMAIN_NAME, List.of(parts.group(4)));
    if (!parts.group(1).isEmpty() && !parts.group(1).equals(region)) {
      throw new ApiErrorException(resources.missing(root));
    }
    return parts.group(3) == null ? root : ResourceKey.stage(parts.group(2), parts.group(3));
  }
}
