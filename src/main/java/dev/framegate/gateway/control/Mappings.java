package dev.framegate.gateway.control;

import java.util.List;
import java.util.Optional;

/** Looks mappings up in the store; a domain's own name goes before the wildcard above it. */
final class Mappings implements MappingDirectory {
  private final Resources resources;

  Mappings(Resources resources) {
    this.resources = resources;
  }

  @Override
  public boolean covers(String host) {
    return domain(host).isPresent();
  }

  @Override
  public Optional<MappedStage> find(String host, String mappingKey) {
    return domain(host)
        .flatMap(
            domain ->
                resources.children(domain, Kind.API_MAPPING).stream()
                    .filter(m -> m.path("apiMappingKey").asText().equals(mappingKey))
                    .findFirst())
        .map(m -> new MappedStage(m.path("apiId").asText(), m.path("stage").asText()));
  }

  private Optional<Key> domain(String host) {
    String parent = host.substring(host.indexOf('.') + 1);
    return List.of(host, "*." + parent).stream()
        .map(name -> new Key(Kind.DOMAIN_NAME, List.of(name)))
        .filter(resources::exists)
        .findFirst();
  }
}
