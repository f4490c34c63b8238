package dev.framegate.gateway.edge;

import dev.framegate.gateway.control.MappingDirectory;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * {@code {domain}[/{mappingKey}]}, for every custom domain name there is (URL-014). A key may have
 * several levels: the longest one that the path begins with decides.
 */
public final class DomainForm implements AddressForm {
  /** A key has at most 300 characters (URL-019), slashes among them. */
  private static final int MOST_LEVELS = 150;

  private final MappingDirectory mappings;

  public DomainForm(MappingDirectory mappings) {
    this.mappings = mappings;
  }

  @Override
  public Optional<StageAddress> read(String host, UrlPath path) {
    String domain = host.toLowerCase(Locale.ROOT);
    return mappings.covers(domain) ? Optional.of(mapped(domain, path)) : Optional.empty();
  }

  private StageAddress mapped(String domain, UrlPath path) {
    int longest = Math.min(MOST_LEVELS, path.segments().size());
    return IntStream.rangeClosed(0, longest)
        .map(i -> longest - i)
        .mapToObj(levels -> under(domain, path, levels))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> unmapped(path));
  }

  private Optional<StageAddress> under(String domain, UrlPath path, int levels) {
    List<String> segments = path.segments();
    return mappings
        .find(domain, String.join("/", segments.subList(0, levels)))
        .map(
            stage ->
                new StageAddress(
                    stage.apiId(),
                    stage.stageName(),
                    segments.subList(levels, segments.size()),
                    path.trailingSlash(),
                    true));
  }

  /** An address at which no stage can be: it is refused like that of an unknown one (URL-028). */
  private static StageAddress unmapped(UrlPath path) {
    return new StageAddress("", "", path.segments(), path.trailingSlash(), true);
  }
}
