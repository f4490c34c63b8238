package dev.framegate.kit.targets;

import dev.framegate.kit.journal.RunId;
import dev.framegate.kit.wire.RequestPacer;
import dev.framegate.kit.wire.RequestSigner;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a run speaks to. Everything goes over real sockets to the addresses that a target gives; no
 * adapter has another way in.
 */
public interface Target extends AutoCloseable {
  /** The version of a target that does not tell. */
  String UNKNOWN = "unknown";

  String name();

  /** Name of the adapter that reaches it, such as {@code endpoint}. */
  String adapter();

  /** Version of what is being judged, or {@link #UNKNOWN}. */
  String version();

  Set<Capability> capabilities();

  /** Base address of the control plane; operations append {@code /v2/...}. */
  URI controlPlane();

  /** Address that a client opens for a stage, {@code ws} or {@code wss}. */
  URI dataPlane(String apiId, String stage);

  /** The same over TLS. Needs the capability tls. */
  default URI secureDataPlane(String apiId, String stage) {
    return dataPlane(apiId, stage);
  }

  /** Which servers a run believes over TLS. */
  default TrustSettings trust() {
    return TrustSettings.standard();
  }

  /** Base address for callbacks of a stage; {@code /@connections/{id}} is appended. */
  URI management(String apiId, String stage);

  /** Headers that every control-plane and callback request needs, such as an API token. */
  default Map<String, String> headers() {
    return Map.of();
  }

  /** Whether what a run makes may be tagged with the run's id, beside being named after it. */
  default boolean tagsResources() {
    return false;
  }

  /** Proves to the control plane, and to callbacks, who calls; a handshake is signed on request. */
  default RequestSigner signing() {
    return RequestSigner.none();
  }

  /** Decides when calls go out; a target that asks for no pace is called at once. */
  default RequestPacer pacing() {
    return RequestPacer.none();
  }

  /** How fast its control plane is called, where that is bounded. */
  default Optional<CallRate> pace() {
    return Optional.empty();
  }

  /** What its control plane was asked until now, where somebody counts. */
  default Optional<CallCounts> traffic() {
    return Optional.empty();
  }

  /**
   * Whether calls are dear enough that a scenario takes over what an earlier one set up and left
   * unchanged.
   */
  default boolean sparesSetUp() {
    return false;
  }

  /** Where it reaches the kit's HTTP server; by default on this machine. */
  default Optional<BackendAddress> backend() {
    return Optional.empty();
  }

  /** Sentences for whoever reads the results, such as what was not checked. */
  default List<String> notes() {
    return trust().note().stream().toList();
  }

  /** Whether what is made on it is still there when the kit's process has ended. */
  default boolean outlivesRun() {
    return true;
  }

  /** Where time is advanced: POST {@code {"advance":"PT11M"}}. Needs the capability clock. */
  default Optional<URI> clock() {
    return Optional.empty();
  }

  /** The file to which lines for {@link #logGroupArn()} come. Needs the capability log-lines. */
  default Optional<Path> accessLog() {
    return Optional.empty();
  }

  /**
   * Where metrics are read, in the text format of Prometheus: named as in CloudWatch, with the
   * dimensions ApiId, Stage and Route as labels. Needs the capability metrics.
   */
  default Optional<URI> metrics() {
    return Optional.empty();
  }

  /**
   * Tells the target where the kit answers Lambda's invoke path, so that functions of scenarios can
   * be called. A target that cannot be told does not declare lambda.
   */
  default void functionsAt(URI endpoint) {}

  /** ARN of a function that the kit plays. */
  default String functionArn(String name) {
    return "arn:aws:lambda:%s:000000000000:function:%s".formatted(region(), name);
  }

  /** ARN of a log group that stages may write to. Needs the capability access-logs. */
  default String logGroupArn() {
    return "arn:aws:logs:%s:000000000000:log-group:framegate".formatted(region());
  }

  /**
   * Parent of the custom domain names that scenarios make: {@code {anything}.{parent}} must reach
   * the target. Needs the capability custom-domain. The default needs no resolver: every name below
   * localhost is this machine (RFC 6761).
   */
  default String customDomainParent() {
    return "localhost";
  }

  /** Base address, {@code ws} or {@code wss}, of a custom domain name, without a path. */
  default URI customDomain(String domainName) {
    return URI.create("wss://" + domainName);
  }

  /** ARN of the certificate that custom domain names are made with. */
  default String certificateArn() {
    return "arn:aws:acm:%s:000000000000:certificate/00000000-0000-4000-8000-000000000000"
        .formatted(region());
  }

  /**
   * This target as one scenario sees it, from its beginning until {@link #ended}. Only a target
   * that must know who asks looks different to each.
   */
  default Target forScenario(ScenarioKey scenario) {
    return this;
  }

  /**
   * Told that a scenario is over.
   *
   * @return why nothing may be concluded from what it saw, if so
   */
  default Optional<String> ended(ScenarioKey scenario) {
    return Optional.empty();
  }

  /** The run whose marks and chances come again; a target that is no replay has none. */
  default Optional<RunId> replays() {
    return Optional.empty();
  }

  /** Region that stands in ARNs and CLI lines. */
  default String region() {
    return "us-east-1";
  }

  @Override
  default void close() {}
}
