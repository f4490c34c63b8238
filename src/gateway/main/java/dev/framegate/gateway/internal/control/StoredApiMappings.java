package dev.framegate.gateway.internal.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds mappings in the store. A domain's own name takes precedence over the wildcard above it. */
final class StoredApiMappings implements ApiMappings {
  private final ResourceTree resources;

  StoredApiMappings(ResourceTree resources) {
    this.resources = resources;
  }

  @Override
  public Optional<Map<String, MappedStage>> of(String host) {
    return domain(host).map(this::stages);
  }

  private Map<String, MappedStage> stages(ResourceKey domain) {
    Map<String, MappedStage> stages = new HashMap<>();
    for (ObjectNode mapping : resources.children(domain, ResourceKind.API_MAPPING)) {
      stages.put(
          mapping.path("apiMappingKey").asText(),
          new MappedStage(mapping.path("apiId").asText(), mapping.path("stage").asText()));
    }
    return stages;
  }

  private Optional<ResourceKey> domain(String host) {
    if (!resources.hasRoots(ResourceKind.DOMAIN_NAME)) {
      return Optional.empty();
    }
    String parent = host.substring(host.indexOf('.') + 1);
    return Stream.of(host, "*." + parent)
        .map(name -> new ResourceKey(ResourceKind.DOMAIN_NAME, List.of(name)))
        .filter(resources::exists)
        .findFirst();
  }
}
