package dev.framegate.kit.targets.aws;

import dev.framegate.kit.targets.BackendAddress;
import dev.framegate.kit.targets.CallCounts;
import dev.framegate.kit.targets.CallRate;
import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.Declaration;
import dev.framegate.kit.targets.DeclarationException;
import dev.framegate.kit.targets.Target;
import dev.framegate.kit.targets.TargetAccess;
import dev.framegate.kit.targets.TrustSettings;
import dev.framegate.kit.wire.RequestPacer;
import dev.framegate.kit.wire.RequestSigner;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An account, by its host names or those of the declaration. */
final class AwsTarget implements Target {
  private static final String STAGE = "{apiId}.execute-api.{region}.amazonaws.com/{stage}";

  private final Declaration declaration;
  private final String region;
  private final TargetAccess access;
  private final CallRate rate;
  private final String control;
  private final String data;
  private final String management;
  private final Set<Capability> capabilities;
  private final Optional<BackendAddress> backend;
  private final ControlPlaneRateLimiter pacing;

  AwsTarget(Declaration declaration, String region, TargetAccess access, CallRate rate) {
    this.declaration = declaration;
    this.region = region;
    this.access = access;
    this.rate = rate;
    this.control =
        declaration
            .setting("control-plane")
            .orElse("https://apigateway.{region}.amazonaws.com")
            .replaceFirst("/$", "");
    this.data = template("data-plane", "wss://" + STAGE);
    this.management = template("management", "https://" + STAGE);
    this.capabilities =
        AwsCapabilities.of(
            declaration, data.startsWith("wss:"), !access.signing().equals(RequestSigner.none()));
    this.backend = BackendAddress.of(declaration);
    this.pacing = new ControlPlaneRateLimiter(controlPlane(), rate);
  }

  private String template(String key, String usual) {
    String template = declaration.setting(key).orElse(usual);
    if (!template.contains("{apiId}") || !template.contains("{stage}")) {
      throw new DeclarationException(
          "Target '%s': '%s: %s' must contain {apiId} and {stage}, such as '%s'."
              .formatted(declaration.name(), key, template, usual));
    }
    return template;
  }

  @Override
  public String name() {
    return declaration.name();
  }

  @Override
  public String adapter() {
    return "aws";
  }

  @Override
  public String version() {
    return UNKNOWN;
  }

  @Override
  public Set<Capability> capabilities() {
    return capabilities;
  }

  @Override
  public URI controlPlane() {
    return URI.create(control.replace("{region}", region));
  }

  @Override
  public URI dataPlane(String apiId, String stage) {
    return fill(data, apiId, stage);
  }

  @Override
  public URI management(String apiId, String stage) {
    return fill(management, apiId, stage);
  }

  @Override
  public Map<String, String> headers() {
    return access.headers();
  }

  @Override
  public RequestSigner signing() {
    return access.signing();
  }

  @Override
  public TrustSettings trust() {
    return access.trust();
  }

  @Override
  public boolean tagsResources() {
    return true;
  }

  @Override
  public boolean sparesSetUp() {
    return true;
  }

  @Override
  public Optional<CallRate> pace() {
    return Optional.of(rate);
  }

  @Override
  public RequestPacer pacing() {
    return pacing;
  }

  @Override
  public Optional<CallCounts> traffic() {
    return Optional.of(pacing.traffic());
  }

  @Override
  public Optional<BackendAddress> backend() {
    return backend;
  }

  @Override
  public String functionArn(String name) {
    return declaration
        .setting("function-arn")
        .map(template -> template.replace("{name}", name))
        .orElseGet(() -> Target.super.functionArn(name));
  }

  @Override
  public String logGroupArn() {
    return declaration.setting("log-group-arn").orElseGet(Target.super::logGroupArn);
  }

  @Override
  public String customDomainParent() {
    return declaration.setting("custom-domain").orElseGet(Target.super::customDomainParent);
  }

  @Override
  public URI customDomain(String domainName) {
    return declaration
        .setting("custom-domain-address")
        .map(template -> URI.create(template.replace("{domain}", domainName)))
        .orElseGet(() -> Target.super.customDomain(domainName));
  }

  @Override
  public String certificateArn() {
    return declaration.setting("certificate-arn").orElseGet(Target.super::certificateArn);
  }

  @Override
  public String region() {
    return region;
  }

  private URI fill(String template, String apiId, String stage) {
    return URI.create(
        template.replace("{apiId}", apiId).replace("{stage}", stage).replace("{region}", region));
  }
}
