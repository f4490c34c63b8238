package dev.framegate.kit.targets;

import dev.framegate.kit.io.Redaction;
import dev.framegate.kit.journal.RunId;
import dev.framegate.kit.wire.RequestPacer;
import dev.framegate.kit.wire.RequestSigner;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The gateway that a run judges. All traffic goes over real sockets to the addresses that a target
 * gives.
 */
public interface Target extends AutoCloseable {
  /** The version of a target that states none. */
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

  /** The certificates that a run trusts. */
  default TrustSettings trust() {
    return TrustSettings.standard();
  }

  /** Base address for callbacks of a stage; {@code /@connections/{id}} is appended. */
  URI management(String apiId, String stage);

  /** Headers that every control-plane and callback request needs, such as an API token. */
  default Map<String, String> headers() {
    return Map.of();
  }

  /** Takes the secrets of the target out of what a run keeps and prints. */
  default Redaction redaction() {
    return Redaction.of(headers());
  }

  /** Whether what a run makes may be tagged with the run's id, beside being named after it. */
  default boolean tagsResources() {
    return false;
  }

  /** Signs the calls of the control plane and callbacks; a handshake is signed on request. */
  default RequestSigner signing() {
    return RequestSigner.none();
  }

  /** Delays calls to keep below a rate; without one, they are sent at once. */
  default RequestPacer pacing() {
    return RequestPacer.none();
  }

  /** The greatest rate of control-plane calls, if there is one. */
  default Optional<CallRate> pace() {
    return Optional.empty();
  }

  /** The same target as one of several runs at the same time may use it: at a part of its rate. */
  default Target sharedBy(int runs) {
    return this;
  }

  /** The control-plane calls until now, if they are counted. */
  default Optional<CallCounts> traffic() {
    return Optional.empty();
  }

  /**
   * The longest that a front end needs to learn of a change of the control plane, where there are
   * several. Until then they may answer differently.
   */
  default Duration propagation() {
    return Duration.ZERO;
  }

  /** Whether a scenario reuses what an earlier one set up and left unchanged, to save calls. */
  default boolean sparesSetUp() {
    return false;
  }

  /** Where it reaches the kit's HTTP backend; empty for this machine. */
  default Optional<BackendAddress> backend() {
    return Optional.empty();
  }

  /** Where a scenario's API is found, for a target that has no control plane to make it. */
  default Optional<ApiFinder> apiFinder() {
    return Optional.empty();
  }

  /** Sentences for the report, such as what was not checked. */
  default List<String> notes() {
    return trust().note().stream().toList();
  }

  /** Whether a run begins by proving that the kit's own APIs echo there. */
  default boolean provesEcho() {
    return false;
  }

  /** Rules that cannot be judged on this target, by id, each with the reason in a sentence. */
  default Map<String, String> unjudged() {
    return Map.of();
  }

  /** Whether its resources exist longer than the kit's process. */
  default boolean outlivesRun() {
    return true;
  }

  /** Where time is advanced: POST {@code {"advance":"PT11M"}}. Needs the capability clock. */
  default Optional<URI> clock() {
    return Optional.empty();
  }

  /** The page of the console for people. Needs the capability console. */
  default Optional<URI> console() {
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
   * Sets the address of the kit's Lambda invoke endpoint. A target that cannot use it does not
   * declare lambda.
   */
  default void functionsAt(URI endpoint) {}

  /**
   * Sets the address where the kit plays AWS services. A target that cannot use it does not declare
   * aws-services.
   */
  default void servicesAt(URI endpoint) {}

  /** ARN of a function of the kit. */
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
   * This target for one scenario, from its beginning until {@link #ended}. A replay has other
   * addresses for each.
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

  /** How it is started again after it has ended, where its declaration says so. */
  default Optional<RestartCommand> restart() {
    return Optional.empty();
  }

  /** Region of ARNs and CLI lines. */
  default String region() {
    return "us-east-1";
  }

  @Override
  default void close() {}
}
