package dev.framegate.kit.targets.aws;

import dev.framegate.kit.targets.Adapter;
import dev.framegate.kit.targets.BackendAddress;
import dev.framegate.kit.targets.CallRate;
import dev.framegate.kit.targets.Declaration;
import dev.framegate.kit.targets.DeclarationException;
import dev.framegate.kit.targets.ReadinessCheck;
import dev.framegate.kit.targets.Target;
import dev.framegate.kit.targets.TargetAccess;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** An account of AWS, or what answers in its place at other addresses. */
public final class AwsAdapter implements Adapter {
  private static final Set<String> KEYS = keys();

  private static Set<String> keys() {
    Set<String> keys = new TreeSet<>(TargetAccess.KEYS);
    keys.addAll(BackendAddress.KEYS);
    keys.addAll(
        List.of(
            "control-plane",
            "data-plane",
            "management",
            "function-arn",
            "log-group-arn",
            "custom-domain",
            "custom-domain-address",
            "certificate-arn",
            "pace.calls-per-second",
            "pace.burst",
            "pace.seconds-per-deployment"));
    return keys;
  }

  @Override
  public String name() {
    return "aws";
  }

  @Override
  public Optional<Target> unopened(Declaration declaration) {
    return Optional.of(declared(declaration));
  }

  @Override
  public Target open(Declaration declaration) {
    Target target = declared(declaration);
    ReadinessCheck.await(declaration, target.trust().servers());
    Preflight.of(target);
    return target;
  }

  private static AwsTarget declared(Declaration declaration) {
    declaration.requireKnown(KEYS);
    String region = declaration.setting("region").orElseGet(() -> usual(declaration));
    return new AwsTarget(
        declaration, region, TargetAccess.of(declaration, region, "default"), pace(declaration));
  }

  private static String usual(Declaration declaration) {
    try {
      return Optional.ofNullable(new DefaultAwsRegionProviderChain().getRegion())
          .map(Region::id)
          .orElseThrow(() -> noRegion(declaration));
    } catch (SdkClientException e) {
      throw noRegion(declaration);
    }
  }

  private static DeclarationException noRegion(Declaration declaration) {
    return new DeclarationException(
        "Target '%s': no region. Write 'region: eu-west-1', or set AWS_REGION."
            .formatted(declaration.name()));
  }

  /** A little below the account's 10 a second and one deployment in 5 s: others call it, too. */
  private static CallRate pace(Declaration declaration) {
    double between = number(declaration, "pace.seconds-per-deployment", 5.2);
    return new CallRate(
        number(declaration, "pace.calls-per-second", 9),
        (int) number(declaration, "pace.burst", 30),
        Duration.ofMillis(Math.round(between * 1000)));
  }

  private static double number(Declaration declaration, String key, double usual) {
    String text = declaration.setting(key).orElse(String.valueOf(usual));
    if (!text.matches("\\d{1,6}(\\.\\d{1,6})?") || Double.parseDouble(text) < 0.001) {
      throw new DeclarationException(
          "Target '%s': '%s: %s': expected a number above 0, such as %s."
              .formatted(declaration.name(), key, text, usual));
    }
    return Double.parseDouble(text);
  }
}
