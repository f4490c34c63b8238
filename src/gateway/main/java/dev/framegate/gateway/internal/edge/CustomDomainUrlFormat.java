package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.internal.control.ApiMappings;
import dev.framegate.gateway.internal.control.ApiMappings.MappedStage;
import dev.framegate.gateway.internal.limits.ServerBounds;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * {@code {domain}[/{mappingKey}]}, for every custom domain name (URL-014). A key may have several
 * levels: the longest one that the path begins with decides.
 */
public final class CustomDomainUrlFormat implements StageUrlFormat {
  private final ApiMappings mappings;

  public CustomDomainUrlFormat(ApiMappings mappings) {
    this.mappings = mappings;
  }

  @Override
  public Optional<StageReference> read(String host, UrlPath path) {
    return mappings.of(host.toLowerCase(Locale.ROOT)).map(stages -> mapped(stages, path));
  }

  private static StageReference mapped(Map<String, MappedStage> stages, UrlPath path) {
    int longest = Math.min(ServerBounds.MAPPING_LEVELS, path.segments().size());
    return IntStream.rangeClosed(0, longest)
        .map(i -> longest - i)
        .mapToObj(levels -> under(stages, path, levels))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> unmapped(path));
  }

  private static Optional<StageReference> under(
      Map<String, MappedStage> stages, UrlPath path, int levels) {
    List<String> segments = path.segments();
    return Optional.ofNullable(stages.get(String.join("/", segments.subList(0, levels))))
        .map(
            stage ->
                new StageReference(
                    stage.apiId(),
                    stage.stageName(),
                    segments.subList(levels, segments.size()),
                    path.trailingSlash(),
                    true));
  }

  /** An address without a stage; it is rejected like that of an unknown stage (URL-028). */
  private static StageReference unmapped(UrlPath path) {
    return new StageReference("", "", path.segments(), path.trailingSlash(), true);
  }
}
