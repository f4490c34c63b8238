package dev.framegate.kit.targets.endpoint;

import dev.framegate.kit.targets.Adapter;
import dev.framegate.kit.targets.BackendAddress;
import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.Declaration;
import dev.framegate.kit.targets.DeclarationException;
import dev.framegate.kit.targets.ReadinessCheck;
import dev.framegate.kit.targets.Target;
import dev.framegate.kit.targets.TargetAccess;
import dev.framegate.kit.targets.TcpCheck;
import dev.framegate.kit.targets.TrustSettings;
import dev.framegate.kit.wire.RequestSigner;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Any endpoint whose addresses can be written as templates. */
public final class EndpointAdapter implements Adapter {
  @Override
  public String name() {
    return "endpoint";
  }

  private static final Set<String> KEYS = keys();

  private static Set<String> keys() {
    Set<String> keys = new TreeSet<>(TargetAccess.KEYS);
    keys.addAll(
        List.of(
            "control-plane",
            "data-plane",
            "secure-data-plane",
            "management",
            "version",
            "clock",
            "metrics",
            "log-group-arn",
            "access-log",
            "custom-domain",
            "custom-domain-address",
            "certificate-arn",
            "tag-resources",
            "spare-calls",
            "backend-url",
            "backend-port"));
    return keys;
  }

  @Override
  public Target open(Declaration declaration) {
    declaration.requireKnown(KEYS);
    Addresses addresses =
        new Addresses(
            address(declaration, "control-plane", "http://127.0.0.1:4566"),
            template(declaration, "data-plane", "ws://127.0.0.1:4566/{apiId}/{stage}"),
            template(declaration, "management", "http://127.0.0.1:4566/{apiId}/{stage}"),
            declaration.setting("region").orElse("us-east-1"));
    if (declaration.capabilities().isEmpty()) {
      throw new DeclarationException(
          "Target '%s': 'capabilities:' is empty, so no rule could run. Start with [%s, %s]."
              .formatted(
                  declaration.name(),
                  Capability.CONTROL_PLANE.label(),
                  Capability.DATA_PLANE.label()));
    }
    TargetAccess access = TargetAccess.of(declaration, addresses.region(), "none");
    if (declaration.capabilities().contains(Capability.IAM)
        && access.signing().equals(RequestSigner.none())) {
      throw new DeclarationException(
          "Target '%s': the capability 'iam' needs 'credentials:', as a target that verifies signatures refuses the kit without them."
              .formatted(declaration.name()));
    }
    ReadinessCheck.await(declaration, access.trust().servers());
    TcpCheck.requireOpen(addresses.control());
    return new Endpoint(declaration, addresses, access);
  }

  private static URI address(Declaration declaration, String key, String example) {
    String text = declaration.required(key, example);
    return address(declaration, key, text, text.replaceFirst("/$", ""), example);
  }

  /** Parsed here, as whoever wrote it is still to be told where. */
  private static URI address(
      Declaration declaration, String key, String text, String filled, String example) {
    try {
      URI address = new URI(filled);
      if (address.getScheme() != null && address.getHost() != null) {
        return address;
      }
    } catch (URISyntaxException e) {
      // Told below, like every other text that is no address.
    }
    throw new DeclarationException(
        "Target '%s': '%s: %s' is no address with a scheme and a host; expected one such as '%s'."
            .formatted(declaration.name(), key, text, example));
  }

  private static String template(Declaration declaration, String key, String example) {
    String template = declaration.required(key, example);
    if (!template.contains("{apiId}") || !template.contains("{stage}")) {
      throw new DeclarationException(
          "Target '%s': '%s: %s' must contain {apiId} and {stage}, for example '%s'."
              .formatted(declaration.name(), key, template, example));
    }
    address(declaration, key, template, filled(template, "api", "stage"), example);
    return template;
  }

  private static String filled(String template, String apiId, String stage) {
    return template.replace("{apiId}", apiId).replace("{stage}", stage);
  }

  private record Addresses(URI control, String data, String management, String region) {}

  private record Endpoint(Declaration declaration, Addresses addresses, TargetAccess approach)
      implements Target {
    @Override
    public String name() {
      return declaration.name();
    }

    @Override
    public String adapter() {
      return "endpoint";
    }

    @Override
    public String version() {
      return declaration.setting("version").orElse(UNKNOWN);
    }

    @Override
    public Set<Capability> capabilities() {
      return declaration.capabilities();
    }

    @Override
    public URI controlPlane() {
      return addresses.control();
    }

    @Override
    public URI dataPlane(String apiId, String stage) {
      return fill(addresses.data(), apiId, stage);
    }

    @Override
    public URI management(String apiId, String stage) {
      return fill(addresses.management(), apiId, stage);
    }

    @Override
    public Map<String, String> headers() {
      return approach.headers();
    }

    @Override
    public RequestSigner signing() {
      return approach.signing();
    }

    @Override
    public TrustSettings trust() {
      return approach.trust();
    }

    @Override
    public boolean tagsResources() {
      return declaration.setting("tag-resources").filter("true"::equals).isPresent();
    }

    @Override
    public boolean sparesSetUp() {
      return declaration.setting("spare-calls").filter("true"::equals).isPresent();
    }

    @Override
    public Optional<BackendAddress> backend() {
      return BackendAddress.of(declaration);
    }

    @Override
    public Optional<URI> clock() {
      return declaration.setting("clock").map(URI::create);
    }

    @Override
    public Optional<URI> metrics() {
      return declaration.setting("metrics").map(URI::create);
    }

    @Override
    public Optional<Path> accessLog() {
      return declaration.setting("access-log").map(Path::of);
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
      return addresses.region();
    }

    private static URI fill(String template, String apiId, String stage) {
      return URI.create(filled(template, apiId, stage));
    }
  }
}
