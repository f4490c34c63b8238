package dev.framegate.kit.targets.aws;

import dev.framegate.kit.targets.Approach;
import dev.framegate.kit.targets.Backend;
import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.Declaration;
import dev.framegate.kit.targets.DeclarationException;
import dev.framegate.kit.targets.Pace;
import dev.framegate.kit.targets.Target;
import dev.framegate.kit.targets.Traffic;
import dev.framegate.kit.targets.Trusted;
import dev.framegate.kit.wire.Pacing;
import dev.framegate.kit.wire.Signing;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An account, by its host names or those of the declaration. */
final class AwsTarget implements Target {
  private static final String STAGE = "{apiId}.execute-api.{region}.amazonaws.com/{stage}";

  private final Declaration declaration;
  private final String region;
  private final Approach approach;
  private final Pace pace;
  private final String control;
  private final String data;
  private final String management;
  private final Set<Capability> capabilities;
  private final Optional<Backend> backend;
  private final ControlPace pacing;

  AwsTarget(Declaration declaration, String region, Approach approach, Pace pace) {
    this.declaration = declaration;
    this.region = region;
    this.approach = approach;
    this.pace = pace;
    this.control =
        declaration
            .setting("control-plane")
            .orElse("https://apigateway.{region}.amazonaws.com")
            .replaceFirst("/$", "");
    this.data = template("data-plane", "wss://" + STAGE);
    this.management = template("management", "https://" + STAGE);
    this.capabilities =
        Offer.of(declaration, data.startsWith("wss:"), !approach.signing().equals(Signing.none()));
    this.backend = Backend.of(declaration);
    this.pacing = new ControlPace(controlPlane(), pace);
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
    return approach.headers();
  }

  @Override
  public Signing signing() {
    return approach.signing();
  }

  @Override
  public Trusted trust() {
    return approach.trust();
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
  public Optional<Pace> pace() {
    return Optional.of(pace);
  }

  @Override
  public Pacing pacing() {
    return pacing;
  }

  @Override
  public Optional<Traffic> traffic() {
    return Optional.of(pacing.traffic());
  }

  @Override
  public Optional<Backend> backend() {
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
