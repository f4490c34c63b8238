package dev.framegate.kit.cassette;

import dev.framegate.kit.journal.RunId;
import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.Target;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * What the first line of a cassette says.
 *
 * @param name of the target that was recorded, as are adapter, version, region and capabilities
 * @param run the id that marks what the run made
 * @param tagged whether the run tagged what it made
 * @param tags the tag expression that selected what was recorded; empty for everything
 * @param addresses of the target; {@code {apiId}}, {@code {stage}} and {@code {domain}} stand in
 *     templates
 */
record CassetteHeader(
    int format,
    String kit,
    String name,
    String adapter,
    String version,
    String region,
    Set<Capability> capabilities,
    boolean tagged,
    Instant recorded,
    RunId run,
    double patience,
    Optional<String> tags,
    Map<String, String> addresses) {
  static final int FORMAT = 1;
  static final String KIND = "framegate-cassette";
  static final String NOTE =
      "Signatures, session tokens, cookies, API keys and the target's own headers were taken out"
          + " before anything was written; ids were kept.";

  static final String CONTROL_PLANE = "controlPlane";
  static final String DATA_PLANE = "dataPlane";
  static final String MANAGEMENT = "management";
  static final String CLOCK = "clock";
  static final String METRICS = "metrics";
  static final String FUNCTION = "functionArn";
  static final String CUSTOM_DOMAIN = "customDomain";
  static final String CUSTOM_DOMAIN_PARENT = "customDomainParent";
  static final String LOG_GROUP = "logGroupArn";
  static final String CERTIFICATE = "certificateArn";

  /** Stand in for ids where an address is asked for, to find their place in it. */
  private static final String API_ID = "framegate0api";

  private static final String STAGE = "framegate0stage";
  private static final String DOMAIN = "framegate0domain.localhost";

  CassetteHeader {
    capabilities = java.util.Collections.unmodifiableSet(new TreeSet<>(capabilities));
    addresses = java.util.Collections.unmodifiableMap(new TreeMap<>(addresses));
  }

  static CassetteHeader of(
      Target target, RunId run, String kit, double patience, Optional<String> tags) {
    Map<String, String> addresses = new TreeMap<>();
    if (target.capabilities().contains(Capability.CONTROL_PLANE)) {
      addresses.put(CONTROL_PLANE, target.controlPlane().toString());
    }
    addresses.put(DATA_PLANE, template(() -> target.dataPlane(API_ID, STAGE)));
    if (target.capabilities().contains(Capability.MANAGEMENT_API)) {
      addresses.put(MANAGEMENT, template(() -> target.management(API_ID, STAGE)));
    }
    if (target.capabilities().contains(Capability.CUSTOM_DOMAIN)) {
      addresses.put(CUSTOM_DOMAIN, template(() -> target.customDomain(DOMAIN)));
    }
    target.clock().ifPresent(clock -> addresses.put(CLOCK, clock.toString()));
    target.metrics().ifPresent(metrics -> addresses.put(METRICS, metrics.toString()));
    addresses.put(FUNCTION, target.functionArn("{name}"));
    addresses.put(CUSTOM_DOMAIN_PARENT, target.customDomainParent());
    addresses.put(LOG_GROUP, target.logGroupArn());
    addresses.put(CERTIFICATE, target.certificateArn());
    return new CassetteHeader(
        FORMAT,
        kit,
        target.name(),
        target.adapter(),
        target.version(),
        target.region(),
        target.capabilities(),
        target.tagsResources(),
        Instant.now(),
        run,
        patience,
        tags,
        addresses);
  }

  private static String template(Supplier<URI> address) {
    return address
        .get()
        .toString()
        .replace(API_ID, "{apiId}")
        .replace(STAGE, "{stage}")
        .replace(DOMAIN, "{domain}");
  }
}
