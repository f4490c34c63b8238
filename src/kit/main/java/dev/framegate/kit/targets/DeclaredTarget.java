package dev.framegate.kit.targets;

import dev.framegate.kit.wire.RequestSigner;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A target whose addresses, credentials and resources stand in its declaration. */
public interface DeclaredTarget extends Target {
  /** The keys of resources that scenarios refer to; nothing of them is made by the kit. */
  Set<String> RESOURCE_KEYS =
      Set.of("log-group-arn", "custom-domain", "custom-domain-address", "certificate-arn");

  /** The key for how long front ends may answer differently after a change. */
  String PROPAGATION = "propagation";

  /** Seconds: more than an hour is a mistake. */
  int MOST_PROPAGATION = 3600;

  Declaration declaration();

  DeclaredAddresses addresses();

  TargetAccess access();

  @Override
  default String name() {
    return declaration().name();
  }

  @Override
  default String adapter() {
    return declaration().adapter();
  }

  @Override
  default URI controlPlane() {
    return addresses().controlPlane();
  }

  @Override
  default URI dataPlane(String apiId, String stage) {
    return addresses().dataPlane(apiId, stage);
  }

  @Override
  default URI secureDataPlane(String apiId, String stage) {
    return addresses().secureDataPlane(apiId, stage);
  }

  @Override
  default URI management(String apiId, String stage) {
    return addresses().management(apiId, stage);
  }

  @Override
  default Map<String, String> headers() {
    return access().headers();
  }

  @Override
  default RequestSigner signing() {
    return access().signing();
  }

  @Override
  default TrustSettings trust() {
    return access().trust();
  }

  @Override
  default Optional<BackendAddress> backend() {
    return addresses().backend();
  }

  @Override
  default Optional<RestartCommand> restart() {
    return RestartCommand.of(declaration());
  }

  @Override
  default String logGroupArn() {
    return declaration().setting("log-group-arn").orElseGet(Target.super::logGroupArn);
  }

  @Override
  default String customDomainParent() {
    return declaration().setting("custom-domain").orElseGet(Target.super::customDomainParent);
  }

  @Override
  default URI customDomain(String domainName) {
    return declaration()
        .setting("custom-domain-address")
        .map(template -> URI.create(template.replace("{domain}", domainName)))
        .orElseGet(() -> Target.super.customDomain(domainName));
  }

  @Override
  default String certificateArn() {
    return declaration().setting("certificate-arn").orElseGet(Target.super::certificateArn);
  }

  /**
   * The seconds after the key {@link #PROPAGATION}, as {@link #propagation}.
   *
   * @param usual for a declaration without the key
   */
  static Duration propagation(Declaration declaration, int usual) {
    double seconds =
        declaration.settings().number(PROPAGATION, 0, MOST_PROPAGATION).orElse((double) usual);
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  @Override
  default String region() {
    return addresses().region();
  }
}
